/** The benchmarks: each prints its figures beside a reference measured in the same run. */
@NullMarked
package hookline.bench;

import org.jspecify.annotations.NullMarked;
