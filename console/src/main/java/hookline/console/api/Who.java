package hookline.console.api;

/** Who may make a call at all; what it is about may ask for more. */
public enum Who {
  /** Also without a token. */
  ANYBODY,
  /** Whoever has a valid token. */
  USERS,
  /** Administrators: users with the role {@code system_admin}, and the administrator's token. */
  ADMINS
}
