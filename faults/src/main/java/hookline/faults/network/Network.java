package hookline.faults.network;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every link of a line. Thread-safe. */
public final class Network implements AutoCloseable {
  private final Collection<Link> links = new CopyOnWriteArrayList<>();

  /** Makes a link to a port of the loopback address. */
  public Link link(String from, String to, int targetPort) {
    Link link = new Link(from, to, targetPort);
    links.add(link);
    return link;
  }

  /** The links of one process to another, by their names. */
  public List<Link> between(String from, String to) {
    return links.stream().filter(link -> link.from().equals(from) && link.to().equals(to)).toList();
  }

  /** The links that begin or end at a process. */
  public List<Link> of(String name) {
    return links.stream()
        .filter(link -> link.from().equals(name) || link.to().equals(name))
        .toList();
  }

  /** All is as it should be, and what was forgotten is broken. */
  public void mend() {
    links.forEach(Link::mend);
    links.forEach(Link::buryForgotten);
  }

  @Override
  public void close() {
    links.forEach(Link::close);
  }
}
