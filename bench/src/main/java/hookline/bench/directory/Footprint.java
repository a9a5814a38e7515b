package hookline.bench.directory;

import hookline.directory.DirectoryView;
import java.lang.reflect.Field;
import org.openjdk.jol.info.GraphStats;

/** How much heap things hold, each object counted once, as JOL walks and sizes them. */
final class Footprint {
  static {
    // Without it JOL cannot see into records.
    System.setProperty("jol.magicFieldOffset", "true");
  }

  private Footprint() {}

  /** Bytes of all that can be reached from there. */
  static long of(Object root) {
    return GraphStats.parseInstance(root).totalSize();
  }

  /**
   * Bytes of what a view has read, without its Kafka clients. The fields are reached into: there is
   * nobody else who should get at them.
   */
  static long of(DirectoryView view) {
    return of(field(field(view, "reader"), "state"));
  }

  private static Object field(Object object, String name) {
    try {
      Field field = object.getClass().getDeclaredField(name);
      field.setAccessible(true);
      Object value = field.get(object);
      if (value == null) {
        throw new IllegalStateException(name + " is not there");
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
