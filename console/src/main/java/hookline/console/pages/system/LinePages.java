package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageRoute;
import hookline.status.StatusReader;
import hookline.topics.Topics;
import java.util.List;
import jte.console.system.JtelineGenerated;
import jte.console.system.JtelineNowGenerated;
import org.apache.kafka.common.KafkaException;

/** How the line is, as it goes. Thread-safe. */
final class LinePages {
  private final StatusReader status;
  private final List<TopicView> topics;

  LinePages(StatusReader status, Topics topics) {
    this.status = status;
    this.topics = topics.definitions(1).stream().map(TopicView::of).toList();
  }

  List<PageRoute> routes() {
    return List.of(
        get(SystemPages.ROOT, Who.USERS, this::show),
        get(SystemPages.ROOT + "/line", Who.ADMINS, this::now));
  }

  /** Others than administrators find here what is their own. */
  private PageAnswer show(PageCall call) {
    if (!call.caller().isAdmin()) {
      return PageAnswer.seeOther(OwnPages.ROOT);
    }
    LineView line = read();
    return PageAnswer.html(
        out -> JtelineGenerated.render(out, null, call.shell("System"), line, topics));
  }

  private PageAnswer now(PageCall call) {
    LineView line = read();
    return PageAnswer.html(out -> JtelineNowGenerated.render(out, null, line));
  }

  private LineView read() {
    try {
      return LineView.of(status.read());
    } catch (KafkaException e) {
      throw ApiException.unavailable(
          "How the line is cannot be told right now: Kafka's brokers are away, or too slow.");
    }
  }
}
