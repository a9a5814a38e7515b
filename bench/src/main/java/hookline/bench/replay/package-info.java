/** Measures a replay of many payloads, and what live traffic feels of it. */
@NullMarked
package hookline.bench.replay;

import org.jspecify.annotations.NullMarked;
