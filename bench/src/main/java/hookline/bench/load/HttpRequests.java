package hookline.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Requests as bytes, made once. */
public final class HttpRequests {
  private HttpRequests() {}

  /** A payload about as long as a short message of a build server. */
  public static byte[] message() {
    return ("{\"text\": \"Build **4711** of `payments` failed on `main` after 4 min 12 s: 3 of 812"
            + " tests failed, see [the log](https://ci.example.org/job/payments/4711)\","
            + " \"username\": \"jenkins\"}")
        .getBytes(UTF_8);
  }

  /** A webhook as a tool sends it. */
  public static byte[] post(String path, byte[] body) {
    byte[] head =
        String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "User-Agent: hookline-bench",
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "",
                "")
            .getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }
}
