/** The processor beside a topology that does next to nothing under the same guarantee. */
@NullMarked
package hookline.bench.processor;

import org.jspecify.annotations.NullMarked;
