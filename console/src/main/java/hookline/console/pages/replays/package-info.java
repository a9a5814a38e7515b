/** The pages of replays. */
@NullMarked
package hookline.console.pages.replays;

import org.jspecify.annotations.NullMarked;
