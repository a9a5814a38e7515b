/**
 * HTTP in, records out: a webhook is answered once the broker has it. {@link
 * hookline.ingress.Ingress} reads top to bottom as a request goes.
 *
 * <p>{@link io.undertow.server.HttpHandler}s decide what needs no body; from {@link
 * hookline.ingress.Accept} on a request is a {@link hookline.ingress.Call}, handed along a chain of
 * {@link hookline.ingress.CallHandler}s that may wait: for the body, for the directory, for the
 * broker. All that touches the exchange runs on its IO thread, so no two can answer it.
 */
@NullMarked
package hookline.ingress;

import org.jspecify.annotations.NullMarked;
