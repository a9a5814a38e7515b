/** The load: an HTTP client that costs little, and what it has seen. */
@NullMarked
package hookline.bench.load;

import org.jspecify.annotations.NullMarked;
