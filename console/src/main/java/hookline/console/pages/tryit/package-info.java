/** A payload tried: what it would become, by the line's own code, and nothing is sent. */
@NullMarked
package hookline.console.pages.tryit;

import org.jspecify.annotations.NullMarked;
