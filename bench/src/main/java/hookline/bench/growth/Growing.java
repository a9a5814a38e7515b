package hookline.bench.growth;

import java.util.List;
import java.util.Locale;

/** What grows by tens. */
enum Growing {
  HOOKS("hooks") {
    @Override
    List<Integer> sizes() {
      return List.of(100, 1_000, 10_000, 100_000);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withHooks(to);
    }
  },
  CHANNELS("channels") {
    @Override
    List<Integer> sizes() {
      return List.of(10, 100, 1_000, 10_000);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withChannels(to);
    }
  },
  BYTES("bytes of text") {
    @Override
    List<Integer> sizes() {
      return List.of(20, 200, 2_000, 20_000, 200_000);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withBytes(to);
    }
  },
  PARTITIONS("partitions") {
    @Override
    List<Integer> sizes() {
      return List.of(1, 10, 100);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withPartitions(to);
    }
  },
  STORED("deliveries stored before") {
    @Override
    List<Integer> sizes() {
      return List.of(0, 100_000, 1_000_000, 10_000_000);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withStored(to);
    }
  },
  CONNECTIONS("connections") {
    @Override
    List<Integer> sizes() {
      return List.of(8, 80, 800, 8_000);
    }

    @Override
    Size grown(Size size, int to) {
      return size.withConnections(to);
    }
  };

  private final String title;

  Growing(String title) {
    this.title = title;
  }

  /** For people, in the plural. */
  String title() {
    return title;
  }

  /** Those measured unless others are asked for. */
  abstract List<Integer> sizes();

  /** As large in this, and as it was in all else. */
  abstract Size grown(Size size, int to);

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
