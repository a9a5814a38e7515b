package hookline.cli.bulk;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the directory as a bulk file of Hookline's own: all there is, the hooks' ids too, which
 * are secrets. The same directory gives the same bytes.
 */
public final class DirectoryExport {
  private final DirectoryView directory;

  /** A million hooks are sorted by these, and not in memory themselves. */
  private record Place(long createAt, String key) {}

  public DirectoryExport(DirectoryView directory) {
    this.directory = directory;
  }

  /** Writes all lines, the oldest first of each type. */
  public void write(OutputStream out) throws IOException {
    write(HooklineFormat.versionLine(), out);
    for (var type : new HooklineFormat().types().entrySet()) {
      for (Place place : places(type.getValue())) {
        Object value = directory.value(type.getValue(), place.key());
        if (value != null) {
          write(HooklineFormat.line(type.getKey(), value), out);
        }
      }
    }
  }

  private List<Place> places(DirectoryTopic topic) {
    List<Place> places = new ArrayList<>();
    for (Object value : directory.values(topic)) {
      places.add(new Place(createAt(value), topic.keyOf(value)));
    }
    places.sort(Comparator.comparingLong(Place::createAt).thenComparing(Place::key));
    return places;
  }

  private static long createAt(Object value) {
    if (value instanceof Hook hook) {
      return hook.createAt();
    } else if (value instanceof Channel channel) {
      return channel.createAt();
    } else if (value instanceof User user) {
      return user.createAt();
    }
    return value instanceof Team team ? team.createAt() : 0;
  }

  private static void write(Object line, OutputStream out) throws IOException {
    out.write(Json.write(line));
    out.write('\n');
  }
}
