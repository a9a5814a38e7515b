/** What a block is made of: values with their places, text objects, links and images. */
@NullMarked
package hookline.payload.block.value;

import org.jspecify.annotations.NullMarked;
