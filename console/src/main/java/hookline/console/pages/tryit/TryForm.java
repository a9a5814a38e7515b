package hookline.console.pages.tryit;

import java.util.List;

/**
 * What is to be tried, as the form has it.
 *
 * @param payload as pasted
 * @param isSlack whether it is to come to Slack's surface
 * @param hookId the chosen hook's source id; empty for none
 * @param hooks to choose from
 * @param hasMoreHooks whether the reader has others besides
 */
public record TryForm(
    String payload, boolean isSlack, String hookId, List<Choice> hooks, boolean hasMoreHooks) {
  public TryForm {
    hooks = List.copyOf(hooks);
  }

  /**
   * A hook to choose.
   *
   * @param id its source id
   */
  public record Choice(String id, String name) {}
}
