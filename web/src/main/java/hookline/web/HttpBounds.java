package hookline.web;

import java.time.Duration;

/**
 * What a port takes of whoever connects, before any handler is asked.
 *
 * @param ioThreads that read, parse and answer
 * @param workerThreads for what would hold those up
 * @param maxHeaderBytes of a request's line and headers; more is answered 431
 * @param maxUrlBytes of a request's URL with its query; more is answered 414
 * @param headerPatience how long a request's line and headers may take; then the connection ends
 */
public record HttpBounds(
    int ioThreads,
    int workerThreads,
    int maxHeaderBytes,
    int maxUrlBytes,
    Duration headerPatience) {

  /** Of headers in a request; more is answered 431. */
  public static final int MOST_HEADERS = 200;

  /**
   * Of parameters in a URL; more is answered 400. Undertow makes objects of each, two hundred bytes
   * for one of two.
   */
  public static final int MOST_PARAMETERS = 1_000;

  /** Of a port that only an orchestrator asks. */
  public static final HttpBounds MANAGEMENT =
      new HttpBounds(1, 1, 32 << 10, 8 << 10, Duration.ofSeconds(10));
}
