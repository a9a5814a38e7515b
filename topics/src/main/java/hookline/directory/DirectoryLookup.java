package hookline.directory;

import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.topics.DirectoryTopic;
import org.jspecify.annotations.Nullable;

/** What a value is judged by before it is written. Lookups take constant time and never block. */
public interface DirectoryLookup extends Directory {
  /** The value of that key or null. */
  @Nullable Object value(DirectoryTopic topic, String key);

  /** The hook whose secret that is or was, deleted or not, or null. */
  @Nullable Hook hookOfId(String id);

  /** The team of that name or null. */
  @Nullable Team teamByName(String name);
}
