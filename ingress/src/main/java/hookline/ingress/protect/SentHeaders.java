package hookline.ingress.protect;

import hookline.ingress.protect.Unverified.Kind;
import java.util.List;

/** A request's headers, by their names in any case. */
@FunctionalInterface
public interface SentHeaders {
  /** Its values, one for each time it was sent; none when it was not. */
  List<String> values(String name);

  /** Whether it was sent. */
  default boolean has(String name) {
    return !values(name).isEmpty();
  }

  /**
   * The one value of a header that counts. Of two, another reader may take the other.
   *
   * @throws UnverifiedException when there is none, or more than one
   */
  default String one(String name) throws UnverifiedException {
    List<String> values = values(name);
    if (values.isEmpty()) {
      throw new UnverifiedException(Kind.MISSING, "the header " + name + " is missing");
    }
    if (values.size() > 1) {
      throw new UnverifiedException(
          Kind.MALFORMED, "the header " + name + " was sent more than once");
    }
    return values.get(0).strip();
  }
}
