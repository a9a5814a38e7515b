/**
 * The contract between the roles: which topics there are, what their records hold, and where their
 * names and headers are written down once.
 */
@NullMarked
package hookline.topics;

import org.jspecify.annotations.NullMarked;
