/** Posts as people see them: the channels, the timeline of each, and what is new as it comes. */
@NullMarked
package hookline.console.pages.channels;

import org.jspecify.annotations.NullMarked;
