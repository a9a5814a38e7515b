package hookline.sink;

import hookline.sink.StoreSchemas.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the tables and views of a rebuild in the place of the old ones, which go to a schema of
 * their own. Whoever reads sees one store or the other: it is one transaction. Statements that
 * sessions have prepared go on, since PostgreSQL looks names up again once a table has moved.
 */
final class StoreSwap {
  // What was granted on a table, and on columns of it.
  private static final String GRANTS =
      """
      SELECT format('GRANT %s ON %s TO %s%s', privilege_type, ?,
                    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                    CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_class c, aclexplode(c.relacl)
       WHERE c.oid = ?::regclass AND grantee <> c.relowner
      UNION ALL
      SELECT format('GRANT %s (%I) ON %s TO %s%s', privilege_type, a.attname, ?,
                    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                    CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_attribute a, aclexplode(a.attacl)
       WHERE a.attrelid = ?::regclass
      """;

  // What an operator has added to the tables: it hangs on them, not on their names.
  private static final String ATTACHED =
      """
      WITH ours AS (
        SELECT c.oid, c.relname FROM pg_class c
         WHERE c.relnamespace = ?::regnamespace
           AND c.relname IN (SELECT n.relname FROM pg_class n
                              WHERE n.relnamespace = ?::regnamespace AND n.relkind IN ('r', 'v')))
      SELECT 'index ' || i.relname FROM pg_index x JOIN ours ON ours.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
       WHERE i.relname NOT IN (SELECT relname FROM pg_class
                                WHERE relnamespace = ?::regnamespace AND relkind = 'i')
      UNION ALL
      SELECT 'trigger ' || t.tgname FROM pg_trigger t JOIN ours ON ours.oid = t.tgrelid
       WHERE NOT t.tgisinternal
      UNION ALL
      SELECT 'publication ' || p.pubname FROM pg_publication_rel r
        JOIN ours ON ours.oid = r.prrelid JOIN pg_publication p ON p.oid = r.prpubid
      UNION ALL
      SELECT DISTINCT 'view ' || v.oid::regclass FROM pg_depend d
        JOIN ours ON ours.oid = d.refobjid
        JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_class v ON v.oid = w.ev_class
       WHERE v.oid NOT IN (SELECT oid FROM ours)
      UNION ALL
      SELECT 'foreign key ' || f.conname FROM pg_constraint f
        JOIN ours ON ours.oid = f.confrelid WHERE f.contype = 'f'
      ORDER BY 1
      """;

  private final Connection connection;
  private final StoreSchemas schemas;

  StoreSwap(Connection connection, StoreSchemas schemas) {
    this.connection = connection;
    this.schemas = schemas;
  }

  /** What others have hung on the old tables, and what would stay with them. */
  List<String> attached() throws SQLException {
    List<String> attached = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ATTACHED)) {
      select.setString(1, schemas.current());
      select.setString(2, schemas.next());
      select.setString(3, schemas.next());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          attached.add(rows.getString(1));
        }
      }
    }
    return attached;
  }

  /** Within a transaction: locks what is there, moves it away, and moves the new into its place. */
  void move(String mark) throws SQLException {
    String current = schemas.current();
    String next = schemas.next();
    String before = schemas.before();
    List<Relation> fresh = schemas.relations(next);
    Set<String> there =
        schemas.relations(current).stream().map(Relation::name).collect(Collectors.toSet());
    List<String> old =
        fresh.stream().map(Relation::name).filter(there::contains).collect(Collectors.toList());
    // Everything at once, so that no reader can have one and wait for another.
    schemas.execute(
        "LOCK TABLE "
            + old.stream().map(name -> current + "." + name).collect(Collectors.joining(", "))
            + " IN ACCESS EXCLUSIVE MODE");
    schemas.make(before, mark);
    for (Relation relation : fresh) {
      String name = relation.name();
      if (there.contains(name)) {
        for (String grant : grants(current + "." + name, next + "." + name)) {
          schemas.execute(grant);
        }
        schemas.execute(
            "ALTER %s %s.%s SET SCHEMA %s".formatted(relation.kind(), current, name, before));
      }
      schemas.execute(
          "ALTER %s %s.%s SET SCHEMA %s".formatted(relation.kind(), next, name, current));
    }
  }

  private Set<String> grants(String from, String to) throws SQLException {
    Set<String> grants = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(GRANTS)) {
      select.setString(1, to);
      select.setString(2, from);
      select.setString(3, to);
      select.setString(4, from);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          grants.add(rows.getString(1));
        }
      }
    }
    return grants;
  }
}
