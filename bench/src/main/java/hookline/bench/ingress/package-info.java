/** The ingress beside a bare Undertow and a bare producer. */
@NullMarked
package hookline.bench.ingress;

import org.jspecify.annotations.NullMarked;
