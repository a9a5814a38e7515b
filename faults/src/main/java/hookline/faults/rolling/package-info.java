/** A planned restart of every process in turn, as an upgrade is, and what its senders notice. */
@NullMarked
package hookline.faults.rolling;

import org.jspecify.annotations.NullMarked;
