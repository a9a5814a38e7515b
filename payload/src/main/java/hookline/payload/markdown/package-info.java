/** Writing Markdown that is read as it was meant, whatever text goes into it. */
@NullMarked
package hookline.payload.markdown;

import org.jspecify.annotations.NullMarked;
