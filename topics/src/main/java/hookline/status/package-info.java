/**
 * What an operator asks first: what waits, for how long, and who is alive. All of it is asked of
 * the brokers alone, which every process reaches: of processes that are dead only these know.
 */
@NullMarked
package hookline.status;

import org.jspecify.annotations.NullMarked;
