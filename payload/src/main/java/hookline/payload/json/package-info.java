/** Senders' JSON, wherever in a payload: what its values are called, and taken for. */
@NullMarked
package hookline.payload.json;

import org.jspecify.annotations.NullMarked;
