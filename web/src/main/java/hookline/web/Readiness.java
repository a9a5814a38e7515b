package hookline.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells why a role, or several in one process, cannot do its work yet or any more. */
@FunctionalInterface
public interface Readiness {
  /** Every part and what keeps it from its work. Asked often: neither blocks nor throws. */
  List<Part> parts();

  /** The reasons of those that are not ready, one line each; none when all are. */
  default List<String> reasons() {
    return parts().stream().map(Part::reason).filter(Objects::nonNull).toList();
  }

  /**
   * A part as it is now.
   *
   * @param name of the role
   * @param reason why it is not ready, in one line, or null when it is
   */
  record Part(String name, @Nullable String reason) {}

  /**
   * Where a part is asked.
   *
   * @param name of the role
   * @param notReady gives a reason or null
   */
  record Source(String name, Supplier<@Nullable String> notReady) {}

  /** A part that is asked there. */
  static Source part(String name, Supplier<@Nullable String> notReady) {
    return new Source(name, notReady);
  }

  /** All of those together. */
  static Readiness of(Source... sources) {
    List<Source> all = List.of(sources);
    return () ->
        all.stream().map(source -> new Part(source.name(), source.notReady().get())).toList();
  }
}
