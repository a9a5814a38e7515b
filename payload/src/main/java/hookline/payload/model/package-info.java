/**
 * The values a payload is read into, judged against and turned into, in the words of Mattermost and
 * Slack. Everything here is immutable but for {@link hookline.payload.model.Warnings}, and knows
 * neither Kafka nor HTTP nor SQL.
 */
@NullMarked
package hookline.payload.model;

import org.jspecify.annotations.NullMarked;
