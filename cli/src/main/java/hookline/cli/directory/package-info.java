/** The first, plain way to manage the directory: its values as JSON, by topic and key. */
@NullMarked
package hookline.cli.directory;

import org.jspecify.annotations.NullMarked;
