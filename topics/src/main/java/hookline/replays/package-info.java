/**
 * The records of replays: what is to be read again, what an operator wishes of it, how far it is.
 * Start with {@link hookline.replays.Replay}.
 */
@NullMarked
package hookline.replays;

import org.jspecify.annotations.NullMarked;
