/** What a payload costs as this or that grows by tens. */
@NullMarked
package hookline.bench.growth;

import org.jspecify.annotations.NullMarked;
