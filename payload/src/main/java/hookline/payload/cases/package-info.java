/**
 * A payload, what it was judged against and what came of it as text: the format of the cases in
 * {@code src/test/resources/judge}, so that what happened once can be kept as a test.
 */
@NullMarked
package hookline.payload.cases;

import org.jspecify.annotations.NullMarked;
