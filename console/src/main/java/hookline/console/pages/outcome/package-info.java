/** What became of a payload, or would, beside the payload itself: for the pages that show both. */
@NullMarked
package hookline.console.pages.outcome;

import org.jspecify.annotations.NullMarked;
