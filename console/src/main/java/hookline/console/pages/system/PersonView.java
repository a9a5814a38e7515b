package hookline.console.pages.system;

import hookline.console.api.Callers;
import hookline.payload.model.User;

/**
 * Somebody.
 *
 * @param tokens how many act as that user
 * @param teams to how many the user belongs
 */
public record PersonView(
    String id,
    String username,
    String iconUrl,
    boolean isAdmin,
    boolean isActive,
    int teams,
    int tokens) {

  static PersonView of(User user) {
    return new PersonView(
        user.id(),
        user.username(),
        user.iconUrl(),
        Callers.isAdmin(user),
        user.isActive(),
        user.teamIds().size(),
        user.tokens().size());
  }

  public String path() {
    return PeoplePages.path(id);
  }
}
