package hookline.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Requests as bytes, made once. */
public final class HttpRequests {
  private HttpRequests() {}

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
