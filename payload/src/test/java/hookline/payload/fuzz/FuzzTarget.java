package hookline.payload.fuzz;

import hookline.payload.BlocksFuzz;
import hookline.payload.PayloadFuzz;
import hookline.payload.read.ReaderFuzz;
import hookline.payload.text.SplitterFuzz;
import hookline.payload.text.TextFuzz;
import java.util.List;
import java.util.Locale;

/** What is fuzzed. */
public enum FuzzTarget {
  /** Reading: any bytes, content type, encoding and query. */
  READER(ReaderFuzz.class),
  /** Translating a text, in either dialect. */
  TEXT(TextFuzz.class),
  /** Splitting a text, at any length of post. */
  SPLITTER(SplitterFuzz.class),
  /** The whole call: from a request to posts. */
  PAYLOAD(PayloadFuzz.class),
  /** The same with blocks that are spelled from the input, so that they are JSON. */
  BLOCKS(BlocksFuzz.class);

  private final Class<?> target;

  FuzzTarget(Class<?> target) {
    this.target = target;
  }

  /** The class whose {@code fuzzerTestOneInput} is called. */
  Class<?> target() {
    return target;
  }

  /** What to begin with: the cases of {@code src/test/resources}. */
  List<byte[]> seeds() {
    return switch (this) {
      case READER -> ReaderFuzz.seeds();
      case TEXT -> TextFuzz.seeds();
      case SPLITTER -> SplitterFuzz.seeds();
      case PAYLOAD -> PayloadFuzz.seeds();
      case BLOCKS -> BlocksFuzz.seeds();
    };
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
