/** Uniquely numbered payloads, and what their senders were told. */
@NullMarked
package hookline.faults.load;

import org.jspecify.annotations.NullMarked;
