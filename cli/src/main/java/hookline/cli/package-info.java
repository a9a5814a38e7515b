/** The {@code hookline} command: every role, the admin commands, and standalone. */
@NullMarked
package hookline.cli;

import org.jspecify.annotations.NullMarked;
