package hookline.sink;

import hookline.sink.StoreSchemas.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The tables a rebuild has replaced, which are kept until somebody has looked. */
public final class KeptStore {
  private final SinkConfig config;

  public KeptStore(SinkConfig config) {
    this.config = config;
  }

  /**
   * Drops them.
   *
   * @return the schema they were in; it is gone too
   * @throws StoreUpkeepException when there are none, or something else hangs on them
   */
  public String drop() {
    try (Connection connection = Schema.patientSource(config, "hookline-rebuild").getConnection()) {
      StoreSchemas schemas = StoreSchemas.of(connection);
      String before = schemas.before();
      if (schemas.mark(before) == null) {
        throw new StoreUpkeepException(
            "no rebuild has kept anything: there is no schema " + before);
      }
      connection.setAutoCommit(false);
      List<Relation> relations = schemas.relations(before);
      // All at once, and nothing that hangs on them: views of others are theirs to drop.
      drop(schemas, before, relations.stream().filter(Relation::view).toList());
      drop(schemas, before, relations.stream().filter(relation -> !relation.view()).toList());
      schemas.execute("DROP SCHEMA " + before);
      connection.commit();
      return before;
    } catch (SQLException e) {
      if ("2BP01".equals(e.getSQLState())) {
        throw new StoreUpkeepException(
            "something hangs on the old tables: drop it first: "
                + Text.oneLine(String.valueOf(e.getMessage())),
            e);
      }
      throw new StoreUpkeepException(SqlFailure.of(e).sentence(e, config), e);
    }
  }

  private static void drop(StoreSchemas schemas, String schema, List<Relation> relations)
      throws SQLException {
    if (relations.isEmpty()) {
      return;
    }
    schemas.execute(
        "DROP %s %s"
            .formatted(
                relations.get(0).kind(),
                relations.stream()
                    .map(relation -> schema + "." + relation.name())
                    .collect(Collectors.joining(", "))));
  }
}
