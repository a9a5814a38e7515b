/**
 * The commands that manage hooks and people: each is a few calls of the REST API, so that they work
 * from any machine and with any user's token.
 */
@NullMarked
package hookline.cli.api;

import org.jspecify.annotations.NullMarked;
