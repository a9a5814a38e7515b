/** From a payload, its text translated and its channel known, to the posts it makes. */
@NullMarked
package hookline.payload.post;

import org.jspecify.annotations.NullMarked;
