/** Child processes: started, asked, stopped, frozen and killed. */
@NullMarked
package hookline.faults.process;

import org.jspecify.annotations.NullMarked;
