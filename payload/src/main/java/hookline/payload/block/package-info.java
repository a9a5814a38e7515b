/** Slack's Block Kit: blocks become the Markdown of a message. */
@NullMarked
package hookline.payload.block;

import org.jspecify.annotations.NullMarked;
