/** What was refused, by reason and hook, and what is done about it. */
@NullMarked
package hookline.console.pages.rejections;

import org.jspecify.annotations.NullMarked;
