package hookline.topics;

/** One property of one topic that is not as it must be. */
public record TopicDifference(String topic, String property, String expected, String actual) {}
