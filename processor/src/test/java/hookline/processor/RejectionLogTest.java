package hookline.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Reason;
import hookline.payload.model.Request;
import hookline.topics.TopicSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The lines rejected payloads leave, through the topology that rejects them. */
class RejectionLogTest {
  private static final String SOURCE = "seurceidseurceidseurceid11";
  private static final String DELIVERY = "deriueryderiueryderiueryde";

  @TempDir Path stateDir;

  private final Logger logger = (Logger) LoggerFactory.getLogger("hookline.rejections");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
  }

  @Test
  void rejected_saysWhichAndWhy_andNothingASenderWrote() {
    try (Line line = new Line(stateDir, TopicSettings.DEFAULTS, stamp -> {})) {
      line.sendTo(SOURCE, "{broken".getBytes(UTF_8), "delivery-id", DELIVERY);
      line.sendTo("by hand\nx", "{broken".getBytes(UTF_8), "delivery-id", "also by hand");
    }
    assertThat(lines())
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo("INFO delivery=%s source=%s reason=unreadable".formatted(DELIVERY, SOURCE));
    assertThat(lines().get(1)).doesNotContain("hand").contains("source=? reason=unreadable");
  }

  @Test
  void rejected_inAFlood_countsWhatItDoesNotWrite() {
    long[] now = {0};
    RejectionLog log = new RejectionLog(() -> now[0]);
    int flood = 3 * RejectionLog.MOST_A_SECOND;
    for (int i = 0; i < flood; i++) {
      log.rejected(delivery(), Reason.UNREADABLE);
    }
    assertThat(lines()).hasSize(RejectionLog.MOST_A_SECOND);
    now[0] = 1_000_000_000L;
    log.rejected(delivery(), Reason.UNREADABLE);
    assertThat(lines())
        .hasSize(RejectionLog.MOST_A_SECOND + 2)
        .contains("INFO left_out=" + 2 * RejectionLog.MOST_A_SECOND);
  }

  private static Delivery delivery() {
    return new Delivery(
        DELIVERY,
        SOURCE,
        1,
        0,
        Dialect.MATTERMOST,
        new LogPosition("payloads", 0, 0),
        new Request(null, null, null, new byte[0]));
  }

  private List<String> lines() {
    return appender.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
