package hookline.cli.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryLookup;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Mattermost's bulk export, in which things have names and no ids. A thing of the same name is the
 * same thing; what is new gets an id made from its name, so that it is made once however often the
 * file is read. Fields a line lacks stay as they are.
 */
final class MattermostFormat implements BulkFormat {
  private static final Map<String, DirectoryTopic> TYPES =
      Map.of(
          "team", DirectoryTopic.TEAMS,
          "channel", DirectoryTopic.CHANNELS,
          "user", DirectoryTopic.USERS);

  private final long now;

  /**
   * @param now epoch ms, the time of all that is made or changed
   */
  MattermostFormat(long now) {
    this.now = now;
  }

  @Override
  public Map<String, DirectoryTopic> types() {
    return TYPES;
  }

  @Override
  public DirectoryEntry read(BulkLine line, DirectoryLookup directory) {
    BulkFields fields = new BulkFields(line.fields());
    return switch (line.type()) {
      case "team" -> DirectoryEntry.of(DirectoryTopic.TEAMS, team(fields, directory));
      case "channel" -> DirectoryEntry.of(DirectoryTopic.CHANNELS, channel(fields, directory));
      case "user" -> DirectoryEntry.of(DirectoryTopic.USERS, user(fields, directory));
      default -> throw new RefusedLineException("no line of this type is imported");
    };
  }

  private Team team(BulkFields fields, DirectoryLookup directory) {
    String name = fields.required("name");
    Team there = directory.teamByName(name);
    if (there == null) {
      // Imported once and given another name since: the file's stands again.
      there = directory.team(Ids.named("team", name));
    }
    if (there == null) {
      there = new Team(Ids.named("team", name), name, "", now, now, 0);
    }
    Team team =
        new Team(
            there.id(),
            name,
            fields.text("display_name", there.displayName()),
            there.createAt(),
            there.updateAt(),
            there.deleteAt());
    return team.equals(there)
        ? team
        : new Team(
            team.id(),
            team.name(),
            team.displayName(),
            team.createAt(),
            after(there.updateAt()),
            team.deleteAt());
  }

  private Channel channel(BulkFields fields, DirectoryLookup directory) {
    String teamName = fields.required("team");
    String name = fields.required("name");
    Team team = requireTeam(teamName, directory);
    Channel there = directory.channelByName(team.id(), name);
    if (there == null) {
      there = directory.channel(Ids.named("channel", team.id(), name));
    }
    if (there == null) {
      there =
          new Channel(
              Ids.named("channel", team.id(), name),
              team.id(),
              ChannelType.OPEN,
              name,
              "",
              "",
              "",
              now,
              now,
              0);
    }
    Channel channel = channel(fields, there, team.id(), name, there.updateAt());
    return channel.equals(there)
        ? channel
        : channel(fields, there, team.id(), name, after(there.updateAt()));
  }

  private static Channel channel(
      BulkFields fields, Channel there, String teamId, String name, long updateAt) {
    return new Channel(
        there.id(),
        teamId,
        type(fields.text("type", there.type().letter())),
        name,
        fields.text("display_name", there.displayName()),
        fields.text("header", there.header()),
        fields.text("purpose", there.purpose()),
        there.createAt(),
        updateAt,
        fields.number("deleted_at", there.deleteAt()));
  }

  private static ChannelType type(String letter) {
    ChannelType type = ChannelType.of(letter);
    if (type == ChannelType.DIRECT || !type.letter().equals(letter)) {
      throw new RefusedLineException("\"type\" must be O (open) or P (private)");
    }
    return type;
  }

  private User user(BulkFields fields, DirectoryLookup directory) {
    String username = fields.required("username").toLowerCase(Locale.ROOT);
    User there = directory.userByName(username);
    if (there == null) {
      there = directory.user(Ids.named("user", username));
    }
    if (there == null) {
      there =
          new User(
              Ids.named("user", username),
              username,
              "",
              "system_user",
              List.of(),
              List.of(),
              now,
              now,
              0,
              List.of());
    }
    // rule: an import adds memberships and ends none
    Set<String> teams = new LinkedHashSet<>(there.teamIds());
    Set<String> channels = new LinkedHashSet<>(there.channelIds());
    for (JsonNode membership : fields.objects("teams")) {
      BulkFields in = new BulkFields(membership);
      Team team = requireTeam(in.required("name"), directory);
      teams.add(team.id());
      for (JsonNode joined : in.objects("channels")) {
        channels.add(requireChannel(team, new BulkFields(joined).required("name"), directory).id());
      }
    }
    User user = user(fields, there, username, teams, channels, there.updateAt());
    return user.equals(there)
        ? user
        : user(fields, there, username, teams, channels, after(there.updateAt()));
  }

  private static User user(
      BulkFields fields,
      User there,
      String username,
      Set<String> teams,
      Set<String> channels,
      long updateAt) {
    return new User(
        there.id(),
        username,
        there.iconUrl(),
        fields.text("roles", there.roles()),
        new ArrayList<>(teams),
        new ArrayList<>(channels),
        there.createAt(),
        updateAt,
        fields.number("delete_at", there.deleteAt()),
        there.tokens());
  }

  private static Team requireTeam(String name, DirectoryLookup directory) {
    Team team = directory.teamByName(name);
    if (team == null) {
      throw new RefusedLineException(
          "there is no team \"%s\"; its line must come before".formatted(name));
    }
    return team;
  }

  private static Channel requireChannel(Team team, String name, DirectoryLookup directory) {
    Channel channel = directory.channelByName(team.id(), name);
    if (channel == null) {
      throw new RefusedLineException(
          "the team \"%s\" has no channel \"%s\"; its line must come before"
              .formatted(team.name(), name));
    }
    return channel;
  }

  /** Never back, whatever the clocks of several writers say. */
  private long after(long updateAt) {
    return Math.max(now, updateAt + 1);
  }
}
