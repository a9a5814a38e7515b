package hookline.sink;

import hookline.embedded.Shared;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test that asks for a {@link TestLog} or a {@link TestStore} one that nobody else has, on
 * the servers all share.
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
    ExtensionContext.Store test = context.getStore(ALL);
    if (parameter.getParameter().getType() == TestLog.class) {
      TestLog log = new TestLog(Shared.kafka().bootstrapServers());
      test.put(TestLog.class, log);
      return log;
    }
    TestStore store = TestStore.create(Shared.postgresql().jdbcUrl());
    test.put(TestStore.class, store);
    return store;
  }
}
