/** The {@code payloads} command: the log of payloads, read as it lies there. */
@NullMarked
package hookline.cli.payloads;

import org.jspecify.annotations.NullMarked;
