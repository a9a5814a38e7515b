/** How long rows stand still when something is stopped. */
@NullMarked
package hookline.faults.stall;

import org.jspecify.annotations.NullMarked;
