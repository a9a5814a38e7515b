package hookline.cli.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting there is, with its default and what it is for; README.md shows the same table.
 * Beside these, anything under {@code kafka.} goes to the Kafka clients as it is.
 */
public enum Setting {
  SITE_URL("site.url", "http://localhost:8065", "The address people and tools reach Hookline at"),
  HTTP_HOST("http.host", "0.0.0.0", "Where the ingress or the console listens"),
  HTTP_PORT("http.port", "8065", "Its port"),
  TLS_CERTIFICATE(
      "tls.certificate",
      "",
      "PEM file: the certificate, then those that sign it; makes http.port speak HTTPS"),
  TLS_KEY("tls.key", "", "PEM file: the certificate's private key"),
  TLS_KEYSTORE("tls.keystore", "", "PKCS#12 file with both, in place of the two"),
  TLS_PASSWORD("tls.password", "", "Of the key, or of the PKCS#12 file"),
  HTTP_TRUSTED_PROXIES(
      "http.trusted.proxies", "", "Addresses and networks, by comma, of proxies to be believed"),
  HTTP_FORWARDED_HEADER(
      "http.forwarded.header",
      "X-Forwarded-For",
      "Where they tell whom a request is from; or Forwarded"),
  HTTP_DRAIN(
      "http.drain.time",
      "5s",
      "How long a stop goes on serving, no longer ready, for a balancer to notice"),
  MANAGEMENT_HOST(
      "management.host", "0.0.0.0", "Where /healthz, /readyz and /metrics of a role listen"),
  MANAGEMENT_PORT("management.port", "9065", "Their port; 0 for any free one"),
  MANAGEMENT_TLS("management.tls", "false", "Whether that port speaks HTTPS, too"),
  TOPICS_PREFIX("topics.prefix", "hookline.", "Before every topic, group and transaction's name"),
  TOPICS_PARTITIONS(
      "topics.partitions", "12", "Of the topics that carry traffic; they cap the processors"),
  TOPICS_REPLICATION(
      "topics.replication", "0", "Replicas; 0 is three, or as many as there are brokers"),
  TOPICS_RETENTION("topics.retention", "30d", "How long payloads and posts stay in the log"),
  MAX_RECORD_BYTES(
      "max.record.bytes", "4MiB", "The largest record, the same in topics, producers, consumers"),
  INGRESS_IO_THREADS("ingress.io.threads", "0", "Threads that read and answer; 0 is one a core"),
  INGRESS_DEADLINE(
      "ingress.request.deadline", "10s", "How long a whole request may take, answer included"),
  INGRESS_MINIMUM_RATE(
      "ingress.minimum.rate", "256B", "What a sender must send a second, on average"),
  INGRESS_IN_FLIGHT(
      "ingress.in.flight.bytes",
      "64MiB",
      "Of bodies held at once, and again of records on their way; more gets a 503"),
  INGRESS_MAX_HEADERS("ingress.max.header.bytes", "512KiB", "Of a request's line and headers"),
  INGRESS_MAX_URL(
      "ingress.max.url.bytes", "384KiB", "Of a URL with its query, which may be the payload"),
  INGRESS_LINGER("ingress.linger", "5ms", "How long a payload waits for others in its batch"),
  INGRESS_DELIVERY_TIMEOUT(
      "ingress.delivery.timeout", "5s", "How long the brokers may take to confirm a payload"),
  INGRESS_STOP_PATIENCE(
      "ingress.stop.patience", "15s", "How long a stop waits for requests in flight"),
  INGRESS_LEFT_OUT(
      "ingress.left.out.headers", "", "Request headers never written to the log, by comma"),
  INGRESS_LIMIT_HOOK(
      "ingress.limit.hook",
      "100000/s",
      "Requests of a hook without a limit of its own that a process takes; as 60/m, or off"),
  INGRESS_LIMIT_ADDRESS(
      "ingress.limit.address", "off", "Requests of a remote address that a process takes"),
  METRICS_SOURCES(
      "metrics.busiest.sources", "20", "Of an ingress, told with their source ids; 0 for none"),
  PROCESSOR_THREADS("processor.threads", "1", "Threads of Kafka Streams"),
  PROCESSOR_PROTOCOL(
      "processor.group.protocol",
      "classic",
      "How processors share partitions: among themselves, or streams, by the brokers"),
  PROCESSOR_COMMIT("processor.commit.interval", "25ms", "How long posts wait for their commit"),
  PROCESSOR_POLL("processor.poll.time", "10ms", "How long an idle thread waits for payloads"),
  PROCESSOR_PATIENCE(
      "processor.directory.patience", "3s", "How long a payload waits for the directory"),
  IDEMPOTENCY_WINDOW(
      "idempotency.window",
      "24h",
      "How long an Idempotency-Key is remembered, and a hook's retry_key at most"),
  SINK_BATCH("sink.batch.size", "2000", "The most records in one database transaction"),
  SINK_LOCK_TIMEOUT("sink.lock.timeout", "5s", "How long a statement waits for a row"),
  SINK_TRANSACTION_TIMEOUT(
      "sink.transaction.timeout", "15s", "How long a hanging sink can hold its rows"),
  SINK_PAUSE("sink.longest.pause", "3s", "Between two tries while the database is away"),
  STORE_URL("store.jdbc.url", "jdbc:postgresql://localhost:5432/hookline", "The database"),
  STORE_USER("store.user", "", "Its user; empty when the URL says it"),
  STORE_PASSWORD("store.password", "", "The user's password"),
  CONSOLE_WORKERS(
      "console.worker.threads", "16", "Threads that wait for the brokers and the database"),
  CONSOLE_MAX_BODY("console.max.body.bytes", "1MiB", "Of a call of the API; more gets a 413"),
  CONSOLE_BODY_TIME("console.body.time", "10s", "How long the body of a call may take to come"),
  CONSOLE_IMAGES(
      "console.inline.images",
      "false",
      "Whether pages load the pictures that posts name, from hosts that learn who looks"),
  ADMIN_TOKEN(
      "admin.token",
      "",
      "A bearer token that may do everything: long and random, or empty for none"),
  STATE_DIR(
      "state.dir",
      "./state",
      "Durable: a slot in it is a process's identity, with what the processor remembers"),
  INSTANCE_GROUP(
      "instance.group",
      "",
      "Names the processes that share a state.dir; at first the host's name, then kept there"),
  STOP_LEAVES(
      "stop.leaves.group",
      "false",
      "Whether each stop leaves the group, as after SIGUSR1; for processes that never come back");

  /** What the environment's variables begin with. */
  static final String ENVIRONMENT_PREFIX = "HOOKLINE_";

  private final String key;
  private final String defaultValue;
  private final String description;

  Setting(String key, String defaultValue, String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  public String key() {
    return key;
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /** The environment variable that sets it. */
  public String variable() {
    return Settings.variable(key);
  }

  /** Whether its value is nobody's to see. */
  boolean isSecret() {
    return this == STORE_PASSWORD || this == ADMIN_TOKEN || this == TLS_PASSWORD;
  }

  /** A value of it as an error may show it. */
  String shown(String value) {
    if (isSecret()) {
      return "***";
    }
    // A password may stand before the host, or among the parameters.
    return this == STORE_URL
        ? value.replaceAll("//[^@/]*@", "//***@").replaceAll("\\?.*", "?***")
        : value;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
