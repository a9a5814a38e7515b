package hookline.sink;

import hookline.embedded.EmbeddedKafka;
import hookline.embedded.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker and one PostgreSQL for all test classes of the JVM. A test that asks for a {@link
 * TestLog} or a {@link TestStore} gets one nobody else has.
 */
final class Servers implements ParameterResolver {
  private static final ExtensionContext.Namespace ALL =
      ExtensionContext.Namespace.create(Servers.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestLog.class || type == TestStore.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store jvm = context.getRoot().getStore(ALL);
    ExtensionContext.Store test = context.getStore(ALL);
    if (parameter.getParameter().getType() == TestLog.class) {
      Broker broker = jvm.computeIfAbsent(Broker.class, key -> Broker.start(), Broker.class);
      TestLog log = new TestLog(broker.kafka.bootstrapServers());
      test.put(TestLog.class, log);
      return log;
    }
    Database database =
        jvm.computeIfAbsent(Database.class, key -> Database.start(), Database.class);
    TestStore store = TestStore.create(database.postgresql.jdbcUrl());
    test.put(TestStore.class, store);
    return store;
  }

  private record Broker(EmbeddedKafka kafka, Path dir) implements AutoCloseable {
    static Broker start() {
      try {
        Path dir = Files.createTempDirectory("hookline-kafka");
        return new Broker(EmbeddedKafka.start(dir, 0, Map.of()), dir);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      kafka.close();
      delete(dir);
    }
  }

  private record Database(EmbeddedPostgresql postgresql, Path dir) implements AutoCloseable {
    static Database start() {
      try {
        Path dir = Files.createTempDirectory("hookline-postgresql");
        return new Database(
            EmbeddedPostgresql.start(dir.resolve("data"), 0, Map.of("max_connections", "100")),
            dir);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      postgresql.close();
      delete(dir);
    }
  }

  static void delete(Path dir) throws IOException {
    try (Stream<Path> paths = Files.walk(dir)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
