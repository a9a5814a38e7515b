/**
 * The directory: hooks, channels, users, teams and settings, kept in compacted topics and held in
 * memory by every role. {@link hookline.directory.DirectoryView} reads it, {@link
 * hookline.directory.DirectoryWriter} alone writes it.
 */
@NullMarked
package hookline.directory;

import org.jspecify.annotations.NullMarked;
