/** The sink beside a bare COPY and a JDBC sink connector. */
@NullMarked
package hookline.bench.sink;

import org.jspecify.annotations.NullMarked;
