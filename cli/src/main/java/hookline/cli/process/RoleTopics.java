package hookline.cli.process;

import hookline.topics.DirectoryTopic;
import hookline.topics.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics each role reads or writes: what is wrong with others is not its concern. */
enum RoleTopics {
  INGRESS {
    @Override
    List<String> besideTheDirectory(Topics topics) {
      return List.of(topics.payloads(), topics.receipts());
    }
  },
  PROCESSOR {
    @Override
    List<String> besideTheDirectory(Topics topics) {
      return List.of(
          topics.payloads(),
          topics.posts(),
          topics.rejections(),
          topics.duplicates(),
          topics.directChannels(),
          topics.receipts());
    }
  },
  SINK {
    @Override
    List<String> besideTheDirectory(Topics topics) {
      return List.of(
          topics.payloads(),
          topics.posts(),
          topics.rejections(),
          topics.duplicates(),
          topics.directChannels(),
          topics.rejectionActions(),
          topics.erasures(),
          topics.replayPosts(),
          topics.replayRejections());
    }
  },
  CONSOLE {
    @Override
    List<String> besideTheDirectory(Topics topics) {
      return List.of(
          topics.payloads(),
          topics.replayPayloads(),
          topics.rejections(),
          topics.directChannels(),
          topics.rejectionActions(),
          topics.erasures(),
          topics.replays());
    }
  },
  REPLAYER {
    @Override
    List<String> besideTheDirectory(Topics topics) {
      return List.of(
          topics.payloads(),
          topics.duplicates(),
          topics.directChannels(),
          topics.posts(),
          topics.rejections(),
          topics.replays(),
          topics.replayPayloads(),
          topics.replayPosts(),
          topics.replayRejections());
    }
  };

  abstract List<String> besideTheDirectory(Topics topics);

  /**
   * Of the role of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static RoleTopics ofRole(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Their names. */
  Set<String> in(Topics topics) {
    return Stream.concat(
            Arrays.stream(DirectoryTopic.values()).map(topics::directory),
            besideTheDirectory(topics).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
