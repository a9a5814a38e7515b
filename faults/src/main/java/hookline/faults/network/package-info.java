/**
 * The ways between the processes of a line, each of which can be cut, slowed or made to swallow.
 */
@NullMarked
package hookline.faults.network;

import org.jspecify.annotations.NullMarked;
