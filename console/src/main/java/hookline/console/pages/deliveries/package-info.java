/** Deliveries: looked for, looked into, and sent through the line once more. */
@NullMarked
package hookline.console.pages.deliveries;

import org.jspecify.annotations.NullMarked;
