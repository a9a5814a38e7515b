package hookline.faults.load;

import hookline.faults.line.Role;
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
  private final List<Role> ingresses;
  private final Ledger ledger;
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
      List<Role> ingresses,
      Ledger ledger,
      BooleanSupplier goesOn) {
    this.load = load;
    this.source = source;
    this.hookId = hookId;
    this.ingresses = ingresses;
    this.ledger = ledger;
    this.goesOn = goesOn;
    this.next = source;
  }

  @Override
  public void run() {
    try {
      for (int number = 0; goesOn.getAsBoolean(); number++) {
        Payload payload = new Payload(load, source, number, MIXTURE[number % MIXTURE.length]);
        Told told = payload.kind().hasKey() ? sendUntilAcknowledged(payload) : send(payload);
        ledger.note(payload, told);
        if (payload.kind() == Kind.REPEATED && told == Told.ACKNOWLEDGED) {
          send(payload);
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
    while (System.nanoTime() - deadline < 0) {
      Told told = send(payload);
      if (told == Told.ACKNOWLEDGED) {
        return told;
      }
      // Once uncertain, no later refusal makes it certain again.
      sum = told == Told.UNCERTAIN ? told : sum;
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
    ledger.complain(
        "%s was not taken within %d s".formatted(payload.name(), KEY_PATIENCE.toSeconds()));
    return sum;
  }

  private Told send(Payload payload) throws InterruptedException {
    Role ingress = ingresses.get(Math.floorMod(next++, ingresses.size()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ingress.url() + "/hooks/" + hookId))
            .timeout(ANSWER_PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(payload.body()));
    payload.headers().forEach(request::header);
    try {
      long begun = System.nanoTime();
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (!ingress.process().wasDisturbed()) {
        ledger.answered((System.nanoTime() - begun) / 1_000_000);
      }
      return told(payload, ingress, answer);
    } catch (HttpTimeoutException e) {
      if (!ingress.process().wasDisturbed()) {
        ledger.complain(
            "%s let %s wait for more than %d s"
                .formatted(ingress.process().name(), payload.name(), ANSWER_PATIENCE.toSeconds()));
      }
      return Told.UNCERTAIN;
    } catch (ConnectException e) {
      return Told.NOT_STORED;
    } catch (IOException e) {
      return Told.UNCERTAIN;
    }
  }

  private Told told(Payload payload, Role ingress, HttpResponse<String> answer) {
    if (answer.statusCode() == OK) {
      return Told.ACKNOWLEDGED;
    }
    if (answer.statusCode() == UNAVAILABLE) {
      return answer.body().contains("nothing was stored") ? Told.NOT_STORED : Told.UNCERTAIN;
    }
    ledger.complain(
        "%s answered %s with %d: %s"
            .formatted(
                ingress.process().name(), payload.name(), answer.statusCode(), answer.body()));
    return Told.UNCERTAIN;
  }
}
