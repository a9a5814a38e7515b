package hookline.console.api;

/** What answers a call. May block; thread-safe. */
@FunctionalInterface
public interface Endpoint {
  /**
   * The answer.
   *
   * @throws ApiException when the call is refused
   */
  Reply answer(ApiCall call);
}
