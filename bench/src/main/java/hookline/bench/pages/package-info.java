/** What pages cost beside their queries where the store has millions of posts. */
@NullMarked
package hookline.bench.pages;

import org.jspecify.annotations.NullMarked;
