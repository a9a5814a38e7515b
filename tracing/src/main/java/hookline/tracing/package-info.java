/**
 * The spans of a payload's way from request to row, with OpenTelemetry's API and its semantic
 * conventions for HTTP and messaging.
 */
@NullMarked
package hookline.tracing;

import org.jspecify.annotations.NullMarked;
