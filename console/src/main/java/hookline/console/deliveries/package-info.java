/** What calls and pages share of deliveries and rejections: who may see them, and what is done. */
@NullMarked
package hookline.console.deliveries;

import org.jspecify.annotations.NullMarked;
