/**
 * Reads payloads of the log again, holds what they would become against the store, and writes those
 * that would change where the second application of the topology processes them anew. Start with
 * {@link hookline.replay.Replayer}.
 */
@NullMarked
package hookline.replay;

import org.jspecify.annotations.NullMarked;
