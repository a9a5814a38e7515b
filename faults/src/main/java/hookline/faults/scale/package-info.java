/** Processors that are added and taken away: how much more they do, and what is felt of it. */
@NullMarked
package hookline.faults.scale;

import org.jspecify.annotations.NullMarked;
