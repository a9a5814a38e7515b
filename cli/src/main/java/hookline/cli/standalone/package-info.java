/** Everything in one process, on a real broker and a real database: to try it, and for a team. */
@NullMarked
package hookline.cli.standalone;

import org.jspecify.annotations.NullMarked;
