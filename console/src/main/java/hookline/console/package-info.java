/**
 * Mattermost's REST API v4, the part hooks need. {@link hookline.console.ApiRoutes} lists every
 * call; writes go to the directory's topics and nowhere else, single things are read from its view,
 * pages from the store.
 */
@NullMarked
package hookline.console;

import org.jspecify.annotations.NullMarked;
