/** Slack's rich text: sections, lists, quotes and what stands in them, as Markdown. */
@NullMarked
package hookline.payload.block.richtext;

import org.jspecify.annotations.NullMarked;
