/**
 * What becomes of a payload, as the whole line decides it: the pure translation within the bounds
 * of the log. The processor asks it, and so does whoever wants to know what a payload would become.
 * Start with {@link hookline.judge.PayloadJudge}.
 */
@NullMarked
package hookline.judge;

import org.jspecify.annotations.NullMarked;
