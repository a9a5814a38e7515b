/** How fast standalone and each role start, and what they hold. */
@NullMarked
package hookline.bench.startup;

import org.jspecify.annotations.NullMarked;
