/** Replays in the middle of a round, and what must have become of posts by them. */
@NullMarked
package hookline.faults.replay;

import org.jspecify.annotations.NullMarked;
