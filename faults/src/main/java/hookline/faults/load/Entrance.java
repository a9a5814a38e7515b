package hookline.faults.load;

import hookline.faults.line.Role;
import java.util.function.BooleanSupplier;

/**
 * Where a load is sent to.
 *
 * @param name of the process that answers
 * @param url what the path of a hook is put after
 * @param disturbed whether something is done to it that keeps it from answering
 */
public record Entrance(String name, String url, BooleanSupplier disturbed) {
  static Entrance of(Role ingress) {
    return new Entrance(
        ingress.process().name(), ingress.url(), () -> ingress.process().wasDisturbed());
  }
}
