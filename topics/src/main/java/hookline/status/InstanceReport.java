package hookline.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a process says of itself, every few seconds, in the topic {@code instances}.
 *
 * @param id its own among those of its role, the same after a restart
 * @param role what it serves as, or {@code standalone}
 * @param host where it runs
 * @param startedAt epoch ms
 * @param at when it said so, epoch ms of its own clock
 * @param everyMillis how often it does
 * @param state {@value #READY}, {@value #NOT_READY}, or {@value #STOPPED}, the last it says
 * @param reasons why it is not ready, a line each
 * @param rates what it did a second since it last said so, by {@link Rates}' names
 */
public record InstanceReport(
    String id,
    String role,
    String host,
    String version,
    long startedAt,
    long at,
    long everyMillis,
    String state,
    List<String> reasons,
    Map<String, Double> rates) {
  public static final String READY = "ready";
  public static final String NOT_READY = "not ready";
  public static final String STOPPED = "stopped";

  /** Fields that a record lacks become their defaults. */
  public InstanceReport {
    id = Objects.requireNonNullElse(id, "");
    role = Objects.requireNonNullElse(role, "");
    host = Objects.requireNonNullElse(host, "");
    version = Objects.requireNonNullElse(version, "");
    state = Objects.requireNonNullElse(state, "");
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    rates = rates == null ? Map.of() : Map.copyOf(rates);
  }

  /** The topic's key. */
  String key() {
    return role + "/" + id;
  }
}
