/** What reading and translating a payload costs, beside parsing the same bytes to a tree. */
@NullMarked
package hookline.bench.translate;

import org.jspecify.annotations.NullMarked;
