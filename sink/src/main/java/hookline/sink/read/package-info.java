/**
 * What is asked of the store: the read side, for whoever shows posts, deliveries and the directory.
 * The one part of the sink that another role may use.
 */
@NullMarked
package hookline.sink.read;

import org.jspecify.annotations.NullMarked;
