/** From a sender's text to Markdown, and from long Markdown to several posts. */
@NullMarked
package hookline.payload.text;

import org.jspecify.annotations.NullMarked;
