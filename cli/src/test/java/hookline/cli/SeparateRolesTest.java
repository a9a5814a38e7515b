package hookline.cli;

import hookline.embedded.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparateRolesTest {
  @TempDir Path state;

  @Test
  void webhook_throughRolesOfTheirOwn_becomesARow() throws Exception {
    SeparateRoles.carryAWebhook(Shared.kafka().bootstrapServers(), state);
  }
}
