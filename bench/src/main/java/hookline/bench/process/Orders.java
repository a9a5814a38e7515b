package hookline.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** How a {@link Child} of the benchmark's own hears its orders. */
public final class Orders {
  private Orders() {}

  /** What it does with one. */
  @FunctionalInterface
  public interface Work {
    /** The answer, in one line. */
    String answer(String order) throws Exception;
  }

  /** Says that it is ready, then answers orders until there are no more. */
  public static void serve(String ready, Work work) throws Exception {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    say(ready);
    for (String order = next(orders); order != null; order = next(orders)) {
      say(work.answer(order));
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  @SuppressWarnings("NullAway") // readLine's null is the end.
  private static String next(BufferedReader orders) throws IOException {
    return orders.readLine();
  }
}
