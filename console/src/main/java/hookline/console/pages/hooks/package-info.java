/**
 * The pages of hooks: which there are and how much they are sent, making and changing them, and
 * sending a test. A hook's secret is in the address senders post to, which its own page alone
 * shows.
 */
@NullMarked
package hookline.console.pages.hooks;

import org.jspecify.annotations.NullMarked;
