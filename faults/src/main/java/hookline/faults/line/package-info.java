/** The line as separate processes: three brokers, PostgreSQL, and every role more than once. */
@NullMarked
package hookline.faults.line;

import org.jspecify.annotations.NullMarked;
