package hookline.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Hook;
import hookline.topics.Json;

/** Hooks made from others. */
final class TestHooks {
  private TestHooks() {}

  static Hook withRetries(Hook hook, String retryKey, int windowSeconds) {
    ObjectNode fields = Json.convert(hook, ObjectNode.class);
    fields.put("retry_key", retryKey).put("retry_window_seconds", windowSeconds);
    return Json.convert(fields, Hook.class);
  }
}
