/** What is measured, how often, and what is made of it: medians, ratios, tables, plots. */
@NullMarked
package hookline.bench.measure;

import org.jspecify.annotations.NullMarked;
