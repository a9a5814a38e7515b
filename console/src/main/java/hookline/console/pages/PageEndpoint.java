package hookline.console.pages;

/** Answers at an address, on a thread that may block. */
@FunctionalInterface
public interface PageEndpoint {
  /**
   * The answer.
   *
   * @throws hookline.console.api.ApiException becomes a page that says why
   * @throws hookline.sink.read.StoreUnavailableException becomes a page that says what to do
   */
  PageAnswer answer(PageCall call);
}
