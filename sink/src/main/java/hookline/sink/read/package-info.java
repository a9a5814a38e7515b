/** What is asked of the store: the read side, for whoever shows posts and deliveries. */
@NullMarked
package hookline.sink.read;

import org.jspecify.annotations.NullMarked;
