package hookline.cli.secured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The table of rights in docs/operations.md, as Kafka takes them; each role is a user. */
final class DocumentedRights {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Map<String, ResourceType> KINDS =
      Map.of(
          "topics",
          ResourceType.TOPIC,
          "groups",
          ResourceType.GROUP,
          "transactional ids",
          ResourceType.TRANSACTIONAL_ID);
  private static final String BEGINNING = " that begin with";

  private DocumentedRights() {}

  static List<AclBinding> all() throws IOException {
    List<AclBinding> rights = new ArrayList<>();
    Files.readAllLines(Path.of("../docs/operations.md")).stream()
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells.length == 6)
        .filter(cells -> KINDS.containsKey(cells[3].strip().replace(BEGINNING, "")))
        .forEach(cells -> rights.addAll(row(cells)));
    return rights;
  }

  private static List<AclBinding> row(String[] cells) {
    List<AclBinding> rights = new ArrayList<>();
    String kind = cells[3].strip();
    PatternType pattern = kind.endsWith(BEGINNING) ? PatternType.PREFIXED : PatternType.LITERAL;
    for (String role : names(cells[1])) {
      for (String operation : Arrays.asList(cells[2].strip().split(" ", -1))) {
        for (String name : names(cells[4])) {
          rights.add(
              new AclBinding(
                  new ResourcePattern(KINDS.get(kind.replace(BEGINNING, "")), name, pattern),
                  new AccessControlEntry(
                      "User:" + role, "*", operation(operation), AclPermissionType.ALLOW)));
        }
      }
    }
    return rights;
  }

  private static AclOperation operation(String word) {
    return AclOperation.fromString(word.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace("`", ""))
        .toList();
  }
}
