package hookline.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.status.LineStatus;
import hookline.status.LineStatus.Instance;
import hookline.status.LineStatus.RunningReplay;
import hookline.status.Rates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private static final long NOW = 1_795_880_000_000L;

  @Test
  void aLine_isAPageThatCanBeReadAtThreeInTheMorning() {
    LineStatus status =
        new LineStatus(
            NOW,
            73_400L,
            1_234_567,
            12,
            new Rates(1_500.25, 0, 900, 3.04, 12),
            List.of(
                new Instance(
                    "ingress",
                    "vm1:9065",
                    "vm1",
                    "1.2.3",
                    "ready",
                    List.of(),
                    NOW - 61_000,
                    NOW - 4_000,
                    new TreeMap<>()),
                new Instance(
                    "processor",
                    "processor-0",
                    "vm2",
                    "1.2.3",
                    "not ready",
                    List.of("processor is rebalancing\033[31m"),
                    NOW - 3_700_000,
                    NOW - 1_000,
                    new TreeMap<>(Map.of("payloads", List.of(0, 1, 2, 5, 7, 8)))),
                new Instance(
                    "sink",
                    "sink-1",
                    "10.0.0.7",
                    "",
                    LineStatus.UNHEARD,
                    List.of(),
                    0,
                    0,
                    new TreeMap<String, Collection<Integer>>(
                        Map.of("posts", List.of(3), "replay-posts", List.of(3))))),
            List.of(new RunningReplay("r1", "running", "for live traffic", true, 2_000, 500)),
            List.of("hookline.posts: partitions is 3 and must be 12"));

    assertThat(String.join("\n", StatusText.of(status)))
        .isEqualTo(
            """
            Hookline at 2026-11-28T15:33:20Z

            oldest not stored  73.4 s
            waiting            1,234,567 payloads to be processed, 12 records to be stored
            a second           1,500.3 accepted, 0.0 refused, 900.0 posted, 3.0 rejected, 12.0 stored

            ROLE       INSTANCE     HOST      VERSION  STATE      UP       HEARD    PARTITIONS
            ingress    vm1:9065     vm1       1.2.3    ready      1 m 1 s  4 s ago  -
            processor  processor-0  vm2       1.2.3    not ready  1 h 1 m  1 s ago  payloads 0-2,5,7-8
              processor is rebalancing [31m
            sink       sink-1       10.0.0.7  -        unheard    -        -        posts 3; replay-posts 3

            replay r1: running, waits for live traffic, applies, 500 of 2,000 payloads read

            topics that are not as they must be:
              hookline.posts: partitions is 3 and must be 12""");
  }

  @Test
  void aLineOfNobody_saysSo() {
    LineStatus status =
        new LineStatus(NOW, 0L, 0, 0, new Rates(0, 0, 0, 0, 0), List.of(), List.of(), List.of());
    assertThat(StatusText.of(status))
        .contains("oldest not stored  none", "no process was heard in the last minutes");
  }

  @Test
  void anAgeThatCouldNotBeRead_isUnknown_notNone() {
    LineStatus status =
        new LineStatus(NOW, null, 7, 0, new Rates(0, 0, 0, 0, 0), List.of(), List.of(), List.of());
    assertThat(StatusText.of(status)).contains("oldest not stored  unknown");
  }

  @Test
  void screen_isWrittenOverTheOneBefore() {
    assertThat(Terminal.screen(List.of("a", "b")))
        .isEqualTo("\033[Ha\033[K%1$sb\033[K%1$s\033[J".formatted(System.lineSeparator()));
  }
}
