/** The pages of the system: how the line is, its switches, its people, teams and tokens. */
@NullMarked
package hookline.console.pages.system;

import org.jspecify.annotations.NullMarked;
