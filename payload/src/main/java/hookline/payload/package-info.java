/**
 * The pure heart: a request and the directory become posts or a refusal. Nothing below this package
 * knows Kafka, HTTP, SQL, the clock or the environment.
 */
@NullMarked
package hookline.payload;

import org.jspecify.annotations.NullMarked;
