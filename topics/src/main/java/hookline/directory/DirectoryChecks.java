package hookline.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.AddressRanges;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * What every value must be before it is written: names are unique, and what it refers to exists.
 * Whoever may write it, and by which way it comes, is asked elsewhere.
 */
public final class DirectoryChecks {
  private static final String HOOK_USERNAME =
      "(?!(all|channel|system|matterbot)$)[a-z0-9._-]{1,64}";
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  // Mattermost's: bytes of a hook's, characters of a channel's and a team's.
  private static final int LONGEST_DISPLAY_NAME = 64;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_ICON_URL = 1024;
  private static final int LONGEST_HEADER = 1024;
  private static final int LONGEST_PURPOSE = 250;
  private static final int LONGEST_ROLES = 256;

  /** In bytes of JSON: a hundred thousand channels, and below what a record may have. */
  private static final int LARGEST_USER = 3 << 20;

  private static final int MOST_ADDRESSES = 100;

  /** As a sender's own {@code ?wait} is bounded. */
  private static final int LONGEST_WAIT_SECONDS = 30;

  private DirectoryChecks() {}

  /**
   * Returns when the value may be written.
   *
   * @throws DirectoryConflictException when it may not, which names the field
   */
  public static void check(DirectoryTopic topic, Object value, DirectoryLookup directory) {
    switch (topic) {
      case HOOKS -> checkHook((Hook) value, directory);
      case CHANNELS -> checkChannel((Channel) value, directory);
      case USERS -> checkUser((User) value, directory);
      case TEAMS -> checkTeam((Team) value, directory);
      case SETTINGS -> checkSettings((Settings) value);
    }
  }

  private static void checkHook(Hook hook, DirectoryLookup directory) {
    requireId("source_id", hook.sourceId());
    requireId("id", hook.id());
    Channel channel = directory.channel(hook.channelId());
    if (channel == null) {
      throw DirectoryConflictException.missing("channel_id", "channel");
    }
    if (directory.user(hook.userId()) == null) {
      throw DirectoryConflictException.missing("user_id", "user");
    }
    require(channel.teamId().equals(hook.teamId()), "team_id", "must be the channel's team");
    requireAtMost(LONGEST_DISPLAY_NAME, "display_name", hook.displayName());
    requireAtMost(LONGEST_DESCRIPTION, "description", hook.description());
    requireAtMost(LONGEST_ICON_URL, "icon_url", hook.iconUrl());
    require(
        hook.username().isEmpty() || hook.username().matches(HOOK_USERNAME),
        "username",
        "must have at most 64 of a-z 0-9 . - _ and not be all, channel, system or matterbot");
    requireUnused("id", hook.id(), hook, directory);
    if (!hook.previousId().isEmpty()) {
      requireId("previous_id", hook.previousId());
      requireUnused("previous_id", hook.previousId(), hook, directory);
    }
    require(
        hook.waitSeconds() >= 0 && hook.waitSeconds() <= LONGEST_WAIT_SECONDS,
        "wait_seconds",
        "must be from 0 to " + LONGEST_WAIT_SECONDS);
    RetryChecks.check(hook);
    VerificationChecks.check(hook.protection().verification());
    List<String> addresses = hook.protection().allowedAddresses();
    require(
        addresses.size() <= MOST_ADDRESSES && addresses.stream().allMatch(AddressRanges::isRange),
        "allowed_addresses",
        "must have at most %d %s".formatted(MOST_ADDRESSES, AddressRanges.SYNTAX));
    try {
      ZoneId.of(hook.timeZone());
    } catch (DateTimeException e) {
      throw DirectoryConflictException.invalid("time_zone", "must be a zone such as Europe/Berlin");
    }
  }

  private static void requireUnused(String field, String id, Hook hook, DirectoryLookup directory) {
    Hook other = directory.hookOfId(id);
    if (other != null && !other.sourceId().equals(hook.sourceId())) {
      throw DirectoryConflictException.taken(field, "hook");
    }
  }

  private static void checkChannel(Channel channel, DirectoryLookup directory) {
    requireId("id", channel.id());
    requireName("name", channel.name());
    requireCharacters(LONGEST_DISPLAY_NAME, "display_name", channel.displayName());
    requireCharacters(LONGEST_HEADER, "header", channel.header());
    requireCharacters(LONGEST_PURPOSE, "purpose", channel.purpose());
    if (directory.team(channel.teamId()) == null) {
      throw DirectoryConflictException.missing("team_id", "team");
    }
    Channel other = directory.channelByName(channel.teamId(), channel.name());
    if (other != null && !other.id().equals(channel.id())) {
      throw DirectoryConflictException.taken("name", "channel of the team");
    }
  }

  private static void checkUser(User user, DirectoryLookup directory) {
    requireId("id", user.id());
    requireName("username", user.username());
    requireAtMost(LONGEST_ICON_URL, "icon_url", user.iconUrl());
    User other = directory.userByName(user.username());
    if (other != null && !other.id().equals(user.id())) {
      throw DirectoryConflictException.taken("username", "user");
    }
    requireAtMost(LONGEST_ROLES, "roles", user.roles());
    require(
        user.tokens().stream().allMatch(DirectoryChecks::isWhole),
        "tokens",
        "must each have an \"id\" and the \"hash\" of a secret");
    if (!user.teamIds().stream().allMatch(id -> directory.team(id) != null)) {
      throw DirectoryConflictException.missing("team_ids", "team");
    }
    if (!user.channelIds().stream().allMatch(id -> directory.channel(id) != null)) {
      throw DirectoryConflictException.missing("channel_ids", "channel");
    }
    // Its lists alone have no bound of their own, and what no topic carries stops every writer.
    require(
        Json.write(user).length <= LARGEST_USER,
        "channel_ids",
        "and what else the user has are more than the %d bytes of a record"
            .formatted(LARGEST_USER));
  }

  private static boolean isWhole(AccessToken token) {
    return Ids.isId(token.id()) && token.hash().length() == AccessToken.hashOf("").length();
  }

  private static void checkTeam(Team team, DirectoryLookup directory) {
    requireId("id", team.id());
    requireName("name", team.name());
    requireCharacters(LONGEST_DISPLAY_NAME, "display_name", team.displayName());
    Team other = directory.teamByName(team.name());
    if (other != null && !other.id().equals(team.id())) {
      throw DirectoryConflictException.taken("name", "team");
    }
  }

  private static void checkSettings(Settings settings) {
    require(
        settings.maximumPostLength() >= 1 && settings.maximumPostLength() <= Settings.LONGEST_POST,
        "MaximumPostLength",
        "must be from 1 to " + Settings.LONGEST_POST);
    require(
        settings.maximumPayloadSizeBytes() >= 1
            && settings.maximumPayloadSizeBytes() <= Settings.LARGEST_PAYLOAD,
        "MaximumPayloadSizeBytes",
        "must be from 1 to " + Settings.LARGEST_PAYLOAD);
  }

  private static void requireId(String field, String id) {
    require(Ids.isId(id), field, "must have 26 characters of " + Ids.ALPHABET);
  }

  private static void requireName(String field, String name) {
    require(
        name.matches(NAME),
        field,
        "must have at most 64 of a-z 0-9 . - _ and begin with a letter or digit");
  }

  private static void requireAtMost(int bytes, String field, String text) {
    require(
        text.getBytes(UTF_8).length <= bytes, field, "must have at most %d bytes".formatted(bytes));
  }

  private static void requireCharacters(int most, String field, String text) {
    require(
        text.codePointCount(0, text.length()) <= most,
        field,
        "must have at most %d characters".formatted(most));
  }

  private static void require(boolean holds, String field, String must) {
    if (!holds) {
      throw DirectoryConflictException.invalid(field, must);
    }
  }
}
