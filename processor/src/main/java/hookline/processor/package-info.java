/**
 * The Kafka Streams topology: payloads become posts, duplicates or rejections, exactly once. Start
 * with {@link hookline.processor.PayloadTopology}.
 */
@NullMarked
package hookline.processor;

import org.jspecify.annotations.NullMarked;
