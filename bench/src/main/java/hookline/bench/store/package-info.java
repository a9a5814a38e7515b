/** Stores that are full before anything is measured. */
@NullMarked
package hookline.bench.store;

import org.jspecify.annotations.NullMarked;
