/**
 * What keeps senders from what is not theirs: how much they may send, and whether they are whom
 * they say to be; told apart from HTTP and from the log, so that each can be tried with nothing
 * around it.
 */
@NullMarked
package hookline.ingress.protect;

import org.jspecify.annotations.NullMarked;
