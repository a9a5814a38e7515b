package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostJsonTest {
  private static final String TRICKY =
      "\"\\/ \b\n \u0000\u0001\u007f ü 漢 \uD83D\uDE00 \u2028 \ud800 " + "long ".repeat(5_000);

  @Test
  void everyField_isWrittenAsItsBindingWritesIt() {
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    props.put(TRICKY, TRICKY).put("number", new BigDecimal("1.50")).putNull("nothing");
    props.putArray("attachments").addObject().put("big", Long.MIN_VALUE).put("yes", true);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("priority").put("priority", "urgent");
    List<Warning> warnings =
        Arrays.stream(WarningKind.values())
            .map(kind -> new Warning(kind, "attachments[0]." + TRICKY, TRICKY))
            .toList();

    assertSame(
        new Post(
            "id",
            Long.MAX_VALUE,
            -1,
            13,
            "user",
            "channel",
            "root",
            TRICKY,
            "custom_" + TRICKY,
            props,
            metadata,
            "source",
            "delivery",
            2,
            3,
            12,
            warnings,
            new LogPosition("payloads", 7, 1L << 40)));
  }

  @Test
  void whatIsNotThere_isWrittenAsItsBindingWritesIt() {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    assertSame(
        new Post(
            null,
            0,
            0,
            0,
            null,
            "",
            null,
            "",
            "",
            nothing,
            nothing,
            "",
            "",
            0,
            0,
            0,
            List.of(),
            new LogPosition(null, 0, 0)));
  }

  private static void assertSame(Post post) {
    assertThat(PostJson.write(post))
        .asString()
        .isEqualTo(new String(Json.write(post), Headers.CHARSET));
    assertThat(PostJson.write(post)).isEqualTo(Json.write(post));
  }
}
