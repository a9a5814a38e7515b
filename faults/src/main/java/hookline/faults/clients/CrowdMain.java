package hookline.faults.clients;

import java.io.IOException;

/**
 * A {@link Crowd} as a process: says {@link #THERE} when it has come together, stays until its
 * input ends or brings a byte, and then says how many connections were left and how many bombs were
 * answered.
 */
final class CrowdMain {
  static final String THERE = "there";

  private CrowdMain() {}

  /** Arguments: the port, the path to post to, and how many idle connections. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    int idle = Integer.parseInt(arguments[2]);
    try (Crowd crowd = new Crowd(port, arguments[1], idle)) {
      System.out.println(THERE);
      System.in.read();
      System.out.println(crowd.stillOpen() + " " + crowd.bombsAnswered());
    }
  }
}
