/** A process that serves: what it has started, and how it stops. */
@NullMarked
package hookline.cli.process;

import org.jspecify.annotations.NullMarked;
