package hookline.console.pages;

import gg.jte.html.HtmlTemplateOutput;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** What a page's endpoint answers with. */
public sealed interface PageAnswer {
  /**
   * A page, or a piece of one.
   *
   * @param body writes it: a template's generated method, its parameters filled in
   */
  record Html(int status, Consumer<HtmlTemplateOutput> body) implements PageAnswer {}

  /**
   * Another page, to be got.
   *
   * @param location a path of ours
   * @param cookies as in {@code Set-Cookie}
   */
  record SeeOther(String location, List<String> cookies) implements PageAnswer {}

  /**
   * Events that come for as long as somebody listens.
   *
   * @param begin told of the connection once it is there, on its IO thread; must not block
   */
  record Events(Consumer<ServerSentEventConnection> begin) implements PageAnswer {}

  /**
   * A file, to be kept and not to be shown.
   *
   * @param name letters, digits, dots and dashes
   * @param type its Content-Type
   */
  record Download(String name, String type, ByteBuffer bytes) implements PageAnswer {}

  /** A file, to be kept and not to be shown. */
  static PageAnswer download(String name, String type, byte[] bytes) {
    return new Download(name, type, ByteBuffer.wrap(bytes));
  }

  /** A page as it is. */
  static PageAnswer html(Consumer<HtmlTemplateOutput> body) {
    return new Html(StatusCodes.OK, body);
  }

  /** Another page, as after a change. */
  static PageAnswer seeOther(String location) {
    return new SeeOther(location, List.of());
  }
}
