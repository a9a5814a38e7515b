package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonView;
import hookline.payload.model.User;

/** A user as Mattermost tells of one, without what is not kept here; {@code icon_url} is ours. */
public record UserJson(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String username,
    String authData,
    String authService,
    String email,
    String nickname,
    String firstName,
    String lastName,
    String position,
    String roles,
    String locale,
    Timezone timezone,
    @JsonView(OurOwn.class) String iconUrl) {

  /** Mattermost's, which is the only one in camel case. */
  public record Timezone(
      @JsonProperty("automaticTimezone") String automaticTimezone,
      @JsonProperty("manualTimezone") String manualTimezone,
      @JsonProperty("useAutomaticTimezone") String useAutomaticTimezone) {}

  private static final Timezone AUTOMATIC = new Timezone("", "", "true");

  /** The user as callers get it; never a token. */
  public static UserJson of(User user) {
    return new UserJson(
        user.id(),
        user.createAt(),
        user.updateAt(),
        user.deleteAt(),
        user.username(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        user.roles(),
        "en",
        AUTOMATIC,
        user.iconUrl());
  }
}
