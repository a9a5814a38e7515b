package hookline.processor;

import hookline.topics.Topics;

/**
 * The two applications that run the topology. A replay's is apart, so that it can neither delay
 * live payloads nor hold the live topics up; it neither asks nor changes what is remembered of
 * keys, for it processes what was judged by them before.
 */
enum Application {
  LIVE,
  REPLAY;

  /** The application id. */
  String id(Topics topics) {
    return this == LIVE ? topics.processorApplication() : topics.replayApplication();
  }

  /** The topic it reads. */
  String payloads(Topics topics) {
    return this == LIVE ? topics.payloads() : topics.replayPayloads();
  }

  String posts(Topics topics) {
    return this == LIVE ? topics.posts() : topics.replayPosts();
  }

  String rejections(Topics topics) {
    return this == LIVE ? topics.rejections() : topics.replayRejections();
  }
}
