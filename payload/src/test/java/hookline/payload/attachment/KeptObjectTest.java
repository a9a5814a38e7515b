package hookline.payload.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptObjectTest {
  private final ObjectNode sent = JsonNodeFactory.instance.objectNode();
  private KeptObject kept = new KeptObject(sent);

  @BeforeEach
  void send() {
    sent.put("title", "a").put("value", "b").put("short", true);
    kept = new KeptObject(sent);
  }

  @Test
  void object_ofTheValuesThatWereSent_isTheOneThatWasSent() {
    kept.put("title", "a");
    kept.put("value", "b");
    kept.put("short", true);
    assertThat(kept.object()).isSameAs(sent);
  }

  @Test
  void object_withAnotherText_holdsWhatStoodBeforeIt() {
    kept.put("title", "a");
    kept.put("value", "**b**");
    kept.put("short", true);
    assertMade("{\"title\":\"a\",\"value\":\"**b**\",\"short\":true}");
  }

  @Test
  void object_withAnotherBoolean_holdsIt() {
    kept.put("title", "a");
    kept.put("value", "b");
    kept.put("short", false);
    assertMade("{\"title\":\"a\",\"value\":\"b\",\"short\":false}");
  }

  @Test
  void object_withoutTheLastThatWasSent_isWithoutIt() {
    kept.put("title", "a");
    kept.put("value", "b");
    assertMade("{\"title\":\"a\",\"value\":\"b\"}");
  }

  @Test
  void object_withMoreThanWasSent_holdsThat() {
    kept.put("title", "a");
    kept.put("value", "b");
    kept.put("short", true);
    kept.put("style", "good");
    assertMade("{\"title\":\"a\",\"value\":\"b\",\"short\":true,\"style\":\"good\"}");
  }

  @Test
  void object_inAnotherOrder_isInThatOfThePuts() {
    kept.put("value", "b");
    kept.put("title", "a");
    assertMade("{\"value\":\"b\",\"title\":\"a\"}");
  }

  @Test
  void object_ofANumberTakenAsText_isThatText() {
    ObjectNode number = JsonNodeFactory.instance.objectNode().put("title", 1);
    KeptObject object = new KeptObject(number);
    object.put("title", "1");
    assertThat(object.object()).hasToString("{\"title\":\"1\"}");
    assertThat(number).hasToString("{\"title\":1}");
  }

  @Test
  void object_ofNothing_isEmpty() {
    assertMade("{}");
  }

  private void assertMade(String json) {
    assertThat(kept.object()).hasToString(json).isNotSameAs(sent);
    assertThat(sent).hasToString("{\"title\":\"a\",\"value\":\"b\",\"short\":true}");
  }
}
