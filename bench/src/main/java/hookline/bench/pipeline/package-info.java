/** The whole line, from a POST to a row that can be read. */
@NullMarked
package hookline.bench.pipeline;

import org.jspecify.annotations.NullMarked;
