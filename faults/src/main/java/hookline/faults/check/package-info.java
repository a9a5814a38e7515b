/** Compares what senders were told with what is in the log and in the store. */
@NullMarked
package hookline.faults.check;

import org.jspecify.annotations.NullMarked;
