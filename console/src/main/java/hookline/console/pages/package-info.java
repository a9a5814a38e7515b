/**
 * The web pages: HTML made here, a little script, nothing from elsewhere. {@link
 * hookline.console.pages.PagesHandler} takes a request to its page; each group of pages has a
 * package of its own below this one, its templates in {@code src/main/jte}, and a line in {@code
 * Console}. docs/pages.md tells how to add one.
 */
@NullMarked
package hookline.console.pages;

import org.jspecify.annotations.NullMarked;
