package hookline.directory;

import static hookline.directory.DirectoryFixture.hook;
import static hookline.directory.DirectoryFixture.newId;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PackedHooksTest {
  private final PackedHooks hooks = new PackedHooks();

  @Test
  void put_everyField_comesBackAsItWas() {
    List<Hook> all =
        List.of(
            new Hook(
                newId(),
                newId(),
                1_764_000_000_000L,
                1_764_000_000_001L,
                Long.MAX_VALUE,
                newId(),
                "no id",
                "",
                "Größe 🪝 \u0000",
                "x".repeat(100_000),
                "jenkins",
                "https://example.org/i.png",
                true,
                Dialect.SLACK,
                "Europe/Berlin",
                30,
                RetryKey.ofHeader("X-GitHub-Delivery"),
                86_400,
                newId(),
                1_764_000_000_002L,
                new Protection(
                    RateLimit.of(60, RateLimit.Unit.MINUTE),
                    new Verification(
                        Verification.HMAC,
                        List.of(newId(), "größer", ""),
                        600,
                        "X-Signature",
                        "v0=",
                        "sha1",
                        "base64",
                        "hex",
                        "X-Time",
                        "{timestamp}{body}"),
                    List.of("203.0.113.7", "2001:db8::/32"))),
            hook("short", "text"),
            // Ids by shape, the least and the greatest; the second has bits no UUID gives it.
            hook("y".repeat(26), "9".repeat(26)),
            new Hook(
                "s",
                "i",
                -1,
                Long.MIN_VALUE,
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                false,
                Dialect.MATTERMOST,
                "",
                -1,
                RetryKey.BODY,
                -1,
                "",
                0,
                Protection.NONE));
    all.forEach(hooks::put);
    assertThat(all)
        .allSatisfy(
            hook -> {
              assertThat(hooks.bySource(hook.sourceId())).isEqualTo(hook);
              assertThat(hooks.byId(hook.id())).isEqualTo(hook);
            });
    assertThat(hooks.values()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void get_aTextThatBeginsAnother_findsNothing() {
    hooks.put(hook("source", "secret"));
    assertThat(hooks.bySource("sourc")).isNull();
    assertThat(hooks.bySource("sources")).isNull();
    assertThat(hooks.byId("source")).isNull();
    assertThat(hooks.bySource("")).isNull();
  }

  @Test
  void byId_theSecretBefore_findsTheHookUntilAnotherTakesItsPlace() {
    hooks.put(replaced("source", "second", "first"));
    assertThat(hooks.byId("first").id()).isEqualTo("second");
    hooks.put(hook("other", "first"));
    assertThat(hooks.byId("first").sourceId()).isEqualTo("other");
    hooks.put(replaced("source", "third", "second"));
    hooks.remove("other");
    assertThat(hooks.byId("first")).isNull();
    assertThat(hooks.byId("second").id()).isEqualTo("third");
    hooks.remove("source");
    assertThat(hooks.byId("second")).isNull();
    assertThat(hooks.byId("third")).isNull();
  }

  @Test
  void anyOrderOfChanges_givesWhatAMapWouldGive() {
    Random random = new Random(7);
    Map<String, Hook> expected = new HashMap<>();
    for (int change = 0; change < 200_000; change++) {
      String source = "source" + random.nextInt(1_000);
      if (random.nextInt(3) == 0) {
        hooks.remove(source);
        expected.remove(source);
      } else {
        Hook hook = hook(source, source + "-" + random.nextInt(3));
        hooks.put(hook);
        expected.put(source, hook);
      }
    }
    assertThat(hooks.values()).containsExactlyInAnyOrderElementsOf(expected.values());
    for (int i = 0; i < 1_000; i++) {
      Hook hook = expected.get("source" + i);
      assertThat(hooks.bySource("source" + i)).isEqualTo(hook);
      for (int n = 0; n < 3; n++) {
        String id = "source" + i + "-" + n;
        boolean isIts = hook != null && hook.id().equals(id);
        assertThat(hooks.byId(id)).isEqualTo(isIts ? hook : null);
      }
    }
  }

  @Test
  void readersMeanwhile_missNothingThatStays_andSeeNothingThatIsNot() throws Exception {
    List<String> staying = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      staying.add(newId());
      hooks.put(hook(staying.get(i), "secret of " + staying.get(i)));
    }
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Long> reader =
        CompletableFuture.supplyAsync(
            () -> {
              long rounds = 0;
              while (!done.get()) {
                for (String source : staying) {
                  assertThat(hooks.bySource(source).sourceId()).isEqualTo(source);
                  assertThat(hooks.byId("secret of " + source).sourceId()).isEqualTo(source);
                }
                assertThat(hooks.bySource("nobody")).isNull();
                assertThat(hooks.values()).extracting(Hook::sourceId).containsAll(staying);
                rounds++;
              }
              return rounds;
            });
    try {
      // Grows and shrinks through many tables; those that stay are replaced all the while.
      for (int round = 0; round < 300 && !reader.isDone(); round++) {
        List<String> passing = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
          passing.add(newId());
          hooks.put(hook(passing.get(i), newId()));
          String source = staying.get(i % staying.size());
          hooks.put(hook(source, "secret of " + source));
        }
        passing.forEach(hooks::remove);
      }
    } finally {
      done.set(true);
    }
    assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
    assertThat(hooks.values()).hasSize(staying.size());
  }

  private static Hook replaced(String source, String id, String previousId) {
    return new Hook(
        source,
        id,
        1,
        1,
        0,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        false,
        Dialect.SLACK,
        "UTC",
        0,
        RetryKey.NONE,
        0,
        previousId,
        9,
        Protection.NONE);
  }
}
