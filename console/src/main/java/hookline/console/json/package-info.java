/** What callers send and get, in Mattermost's words. */
@NullMarked
package hookline.console.json;

import org.jspecify.annotations.NullMarked;
