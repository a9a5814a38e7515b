/**
 * What every HTTP port of Hookline has in common, whichever role it serves: {@link
 * hookline.web.HttpPort} listens, bounds what a sender may take, and sees to it that every response
 * has an id and every refusal a reason.
 */
@NullMarked
package hookline.web;

import org.jspecify.annotations.NullMarked;
