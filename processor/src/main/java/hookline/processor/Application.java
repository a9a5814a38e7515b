package hookline.processor;

import hookline.topics.Topics;

/**
 * The two applications that run the topology. A replay's is apart, so that it can neither delay
 * live payloads nor hold the live topics up; it neither asks nor changes what is remembered of
 * keys, for it processes what was judged by them before.
 */
enum Application {
  LIVE {
    @Override
    String id(Topics topics) {
      return topics.processorApplication();
    }

    @Override
    String payloads(Topics topics) {
      return topics.payloads();
    }

    @Override
    String posts(Topics topics) {
      return topics.posts();
    }

    @Override
    String rejections(Topics topics) {
      return topics.rejections();
    }
  },
  REPLAY {
    @Override
    String id(Topics topics) {
      return topics.replayApplication();
    }

    @Override
    String payloads(Topics topics) {
      return topics.replayPayloads();
    }

    @Override
    String posts(Topics topics) {
      return topics.replayPosts();
    }

    @Override
    String rejections(Topics topics) {
      return topics.replayRejections();
    }
  };

  /** The application id. */
  abstract String id(Topics topics);

  /** The topic it reads. */
  abstract String payloads(Topics topics);

  abstract String posts(Topics topics);

  abstract String rejections(Topics topics);
}
