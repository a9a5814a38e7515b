/** Runs the line as a cluster of processes, does it harm, and checks what is left. */
@NullMarked
package hookline.faults;

import org.jspecify.annotations.NullMarked;
