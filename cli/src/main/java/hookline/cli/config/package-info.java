/** What the process is told: from a file, the environment and flags to one record per role. */
@NullMarked
package hookline.cli.config;

import org.jspecify.annotations.NullMarked;
