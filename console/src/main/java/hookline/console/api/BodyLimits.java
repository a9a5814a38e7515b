package hookline.console.api;

import java.time.Duration;

/**
 * What a caller may send.
 *
 * @param bytes at most; more is answered 413
 * @param time that a body may take to come; more is answered 408
 */
public record BodyLimits(int bytes, Duration time) {}
