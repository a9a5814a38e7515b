/**
 * The directory as a file of lines of JSON: Mattermost's bulk export is read, and Hookline's own,
 * which has the hooks too, read and written.
 */
@NullMarked
package hookline.cli.bulk;

import org.jspecify.annotations.NullMarked;
