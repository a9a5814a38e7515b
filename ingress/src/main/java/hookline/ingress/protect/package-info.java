/**
 * What keeps senders from what is not theirs: limits of how much they send, told apart from HTTP
 * and from the log, so that each can be tried with nothing around it.
 */
@NullMarked
package hookline.ingress.protect;

import org.jspecify.annotations.NullMarked;
