/** How text is written in Markdown. */
@NullMarked
package hookline.payload.markdown;

import org.jspecify.annotations.NullMarked;
