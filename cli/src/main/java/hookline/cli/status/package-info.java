/** {@code hookline status}: how the line is, asked of the brokers alone. */
@NullMarked
package hookline.cli.status;

import org.jspecify.annotations.NullMarked;
