/**
 * A real Kafka broker and a real PostgreSQL inside or beside this process, for standalone and for
 * tests: the same software a cluster runs, with one node.
 */
@NullMarked
package hookline.embedded;

import org.jspecify.annotations.NullMarked;
