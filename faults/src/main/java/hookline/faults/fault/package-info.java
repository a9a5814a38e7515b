/** What can go wrong, each done to a running line and made good again. */
@NullMarked
package hookline.faults.fault;

import org.jspecify.annotations.NullMarked;
