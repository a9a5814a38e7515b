package hookline.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells why a role, or several in one process, cannot do its work yet or any more. */
@FunctionalInterface
public interface Readiness {
  /** The reasons, one line each; none when ready. Asked often: neither blocks nor throws. */
  List<String> reasons();

  /** All of those together; each gives a reason or null. */
  static Readiness of(List<Supplier<@Nullable String>> roles) {
    return () -> roles.stream().map(Supplier::get).filter(Objects::nonNull).toList();
  }
}
