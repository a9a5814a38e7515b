/** What is measured runs in processes of its own, so that its processor time is its own. */
@NullMarked
package hookline.bench.process;

import org.jspecify.annotations.NullMarked;
