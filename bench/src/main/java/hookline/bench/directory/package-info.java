/** What the directory costs a process: time to load, heap, time of a lookup. */
@NullMarked
package hookline.bench.directory;

import org.jspecify.annotations.NullMarked;
