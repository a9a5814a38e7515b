package hookline.ingress.protect;

import hookline.ingress.protect.Unverified.Kind;
import java.util.List;

/** A request's headers, by their names in any case. */
@FunctionalInterface
public interface SentHeaders {
  /**
   * Of a header that counts, in characters. Twenty of the longest signatures have room in it, and
   * every secret.
   */
  int LONGEST = 4 << 10;

  /** Its values, one for each time it was sent; none when it was not. */
  List<String> values(String name);

  /** Whether it was sent. */
  default boolean has(String name) {
    return !values(name).isEmpty();
  }

  /**
   * The one value of a header that counts. Of two, another reader may take the other.
   *
   * @throws UnverifiedException when there is none, more than one, or one that is too long
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
    String value = values.get(0);
    if (value.length() > LONGEST) {
      throw new UnverifiedException(
          Kind.MALFORMED, "the header %s is longer than %d bytes".formatted(name, LONGEST));
    }
    return value.strip();
  }
}
