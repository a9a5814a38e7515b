package hookline.console.pages.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hook on its own page, for who manages it.
 *
 * @param url with the secret, as is all of {@code uses}
 * @param previousUntil until when the secret before this one works too; empty when it does not
 * @param facts what is chosen about it, in order
 * @param sample what the form of tests begins with
 */
public record HookView(
    String sourceId,
    String path,
    String name,
    String description,
    String url,
    String previousUntil,
    String place,
    String placePath,
    String lastUsed,
    String lastUsedAt,
    @Nullable TrafficView traffic,
    List<Fact> facts,
    List<Snippet> uses,
    String sample) {
  public HookView {
    facts = List.copyOf(facts);
    uses = List.copyOf(uses);
  }

  /** Something chosen, and what it is called. */
  public record Fact(String name, String value) {}

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "HookView[" + sourceId + "]";
  }
}
