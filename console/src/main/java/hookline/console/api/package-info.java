/** How a call of the API comes in and its answer goes out, whatever it is about. */
@NullMarked
package hookline.console.api;

import org.jspecify.annotations.NullMarked;
