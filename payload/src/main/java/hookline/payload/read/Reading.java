package hookline.payload.read;

import hookline.payload.model.Payload;
import hookline.payload.model.Refusal;

/** What came of reading a request. */
public sealed interface Reading {
  /** It was understood; whether it has content is not yet asked. */
  record Read(Payload payload) implements Reading {}

  /** It could not be. */
  record Unreadable(Refusal refusal) implements Reading {}
}
