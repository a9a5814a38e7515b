/** Which channel a payload goes to, and whether its hook may post there. */
@NullMarked
package hookline.payload.route;

import org.jspecify.annotations.NullMarked;
