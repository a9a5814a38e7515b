package hookline.console.directory;

import hookline.payload.model.Ids;
import java.security.SecureRandom;
import java.util.UUID;

/** Ids and secrets, random in all their 128 bits. Thread-safe. */
public final class NewIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private NewIds() {}

  public static String next() {
    return Ids.of(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
  }
}
