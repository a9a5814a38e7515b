package hookline.faults.load;

import hookline.faults.load.Sent.Told;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends one source's payloads, one after the other, each to the next ingress; the next only when
 * the last is answered, so that the order they are sent in is the order they must be read in.
 */
final class Sender implements Runnable {
  /** Longer than an ingress may take for any answer: ten seconds for a request. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);

  private static final Duration KEY_PATIENCE = Duration.ofSeconds(150);
  private static final long PACE_MILLIS = 30;
  private static final long RETRY_MILLIS = 200;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** Every so many payloads are other than plain. */
  private static final Kind[] MIXTURE = {
    Kind.PLAIN,
    Kind.KEYED,
    Kind.PLAIN,
    Kind.REFUSED,
    Kind.PLAIN,
    Kind.KEYED,
    Kind.PLAIN,
    Kind.REPEATED,
    Kind.PLAIN,
    Kind.PLAIN,
    Kind.KEYED,
    Kind.PLAIN,
    Kind.LONG
  };

  private final String load;
  private final int source;
  private final String hookId;
  private final List<Entrance> entrances;
  private final Ledger ledger;
  private final Consumer<String> posted;
  private final BooleanSupplier goesOn;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private int next;

  Sender(
      String load,
      int source,
      String hookId,
      List<Entrance> entrances,
      Ledger ledger,
      Consumer<String> posted,
      BooleanSupplier goesOn) {
    this.load = load;
    this.source = source;
    this.hookId = hookId;
    this.entrances = entrances;
    this.ledger = ledger;
    this.posted = posted;
    this.goesOn = goesOn;
    this.next = source;
  }

  @Override
  public void run() {
    try {
      for (int number = 0; goesOn.getAsBoolean(); number++) {
        Payload payload = new Payload(load, source, number, MIXTURE[number % MIXTURE.length]);
        Told told = payload.kind().hasKey() ? sendUntilAcknowledged(payload) : send(payload, false);
        ledger.note(payload, told);
        if (payload.kind() == Kind.REPEATED && told == Told.ACKNOWLEDGED) {
          send(payload, true);
        }
        TimeUnit.MILLISECONDS.sleep(told == Told.ACKNOWLEDGED ? PACE_MILLIS : RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Told sendUntilAcknowledged(Payload payload) throws InterruptedException {
    long deadline = System.nanoTime() + KEY_PATIENCE.toNanos();
    Told sum = Told.NOT_STORED;
    boolean again = false;
    while (System.nanoTime() - deadline < 0) {
      Told told = send(payload, again);
      if (told == Told.ACKNOWLEDGED) {
        return told;
      }
      // Once uncertain, no later refusal makes it certain again.
      sum = told == Told.UNCERTAIN ? told : sum;
      again = true;
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
    ledger.complain(
        "%s was not taken within %d s".formatted(payload.name(), KEY_PATIENCE.toSeconds()));
    return sum;
  }

  /**
   * Sends it once.
   *
   * @param again whether it was sent before: then the posts may be the first delivery's
   */
  private Told send(Payload payload, boolean again) throws InterruptedException {
    Entrance ingress = entrances.get(Math.floorMod(next++, entrances.size()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ingress.url() + "/hooks/" + hookId))
            .timeout(ANSWER_PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(payload.body()));
    payload.headers().forEach(request::header);
    try {
      long begun = System.nanoTime();
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (!ingress.disturbed().getAsBoolean()) {
        ledger.answered((System.nanoTime() - begun) / 1_000_000);
      }
      if (answer.statusCode() == OK && payload.kind() != Kind.REFUSED && !again) {
        answer.headers().firstValue("Hookline-Delivery").ifPresent(posted);
      }
      return told(payload, ingress, answer);
    } catch (HttpTimeoutException e) {
      ledger.failed(payload.name() + ": " + e);
      if (!ingress.disturbed().getAsBoolean()) {
        ledger.complain(
            "%s let %s wait for more than %d s"
                .formatted(ingress.name(), payload.name(), ANSWER_PATIENCE.toSeconds()));
      }
      return Told.UNCERTAIN;
    } catch (ConnectException e) {
      ledger.failed(payload.name() + ": " + e);
      return Told.NOT_STORED;
    } catch (IOException e) {
      ledger.failed(payload.name() + ": " + e);
      return Told.UNCERTAIN;
    }
  }

  private Told told(Payload payload, Entrance ingress, HttpResponse<String> answer) {
    if (answer.statusCode() == OK) {
      return Told.ACKNOWLEDGED;
    }
    ledger.failed("%s: %d %s".formatted(payload.name(), answer.statusCode(), answer.body()));
    if (answer.statusCode() == UNAVAILABLE) {
      return answer.body().contains("nothing was stored") ? Told.NOT_STORED : Told.UNCERTAIN;
    }
    ledger.complain(
        "%s answered %s with %d: %s"
            .formatted(ingress.name(), payload.name(), answer.statusCode(), answer.body()));
    return Told.UNCERTAIN;
  }
}
