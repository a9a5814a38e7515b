package hookline.cli.config;

import hookline.console.ConsoleConfig;
import hookline.console.directory.RetryLimits;
import hookline.ingress.IngressConfig;
import hookline.ingress.RequestLimits;
import hookline.ingress.TrustedProxies;
import hookline.ingress.TrustedProxies.ForwardedHeader;
import hookline.processor.GroupProtocol;
import hookline.processor.ProcessorConfig;
import hookline.replay.ReplayerConfig;
import hookline.sink.SinkConfig;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.web.TlsFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of the settings what each role takes. */
public final class RoleConfigs {
  private final Settings settings;

  public RoleConfigs(Settings settings) {
    this.settings = settings;
  }

  public Topics topics() {
    String prefix = settings.text(Setting.TOPICS_PREFIX);
    if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
      throw ConfigException.wrong(
          Setting.TOPICS_PREFIX, prefix, "at most 100 letters, digits, dots, dashes, underscores");
    }
    return new Topics(
        new TopicSettings(
            prefix,
            settings.number(Setting.TOPICS_PARTITIONS, 1, 10_000),
            settings.number(Setting.TOPICS_REPLICATION, 0, 100),
            settings.duration(Setting.TOPICS_RETENTION),
            settings.bytes(Setting.MAX_RECORD_BYTES, 1 << 20, 1 << 30)));
  }

  public IngressConfig ingress() {
    requireShorter(Setting.INGRESS_LINGER, Setting.INGRESS_DELIVERY_TIMEOUT);
    int threads = settings.number(Setting.INGRESS_IO_THREADS, 0, 1_000);
    return IngressConfig.DEFAULTS.toBuilder()
        .host(settings.text(Setting.HTTP_HOST))
        .port(settings.number(Setting.HTTP_PORT, 0, 65_535))
        .ioThreads(threads == 0 ? IngressConfig.DEFAULTS.ioThreads() : threads)
        .requestDeadline(settings.duration(Setting.INGRESS_DEADLINE))
        .minimumBytesPerSecond(settings.bytes(Setting.INGRESS_MINIMUM_RATE, 0, 1 << 30))
        .inFlightBytes(settings.bytes(Setting.INGRESS_IN_FLIGHT, 1 << 20, Integer.MAX_VALUE))
        .maxHeaderBytes(settings.bytes(Setting.INGRESS_MAX_HEADERS, 8 << 10, 64 << 20))
        .linger(settings.duration(Setting.INGRESS_LINGER))
        .deliveryTimeout(settings.duration(Setting.INGRESS_DELIVERY_TIMEOUT))
        .drainTime(settings.duration(Setting.HTTP_DRAIN))
        .stopPatience(settings.duration(Setting.INGRESS_STOP_PATIENCE))
        .leftOutHeaders(leftOutHeaders())
        .limits(
            new RequestLimits(
                settings.rateLimit(Setting.INGRESS_LIMIT_HOOK),
                settings.rateLimit(Setting.INGRESS_LIMIT_ADDRESS),
                settings.bytes(Setting.INGRESS_MAX_URL, 1 << 10, 64 << 20)))
        .proxies(trustedProxies())
        .busiestSources(settings.number(Setting.METRICS_SOURCES, 0, 100))
        .kafka(settings.kafka())
        .build();
  }

  public ProcessorConfig processor(InstanceSlot slot) {
    return new ProcessorConfig(
        slot.folder(),
        slot.instanceId(),
        groupProtocol(),
        settings.number(Setting.PROCESSOR_THREADS, 1, 1_000),
        settings.duration(Setting.PROCESSOR_COMMIT),
        settings.duration(Setting.PROCESSOR_POLL),
        settings.duration(Setting.IDEMPOTENCY_WINDOW),
        settings.duration(Setting.PROCESSOR_PATIENCE),
        settings.kafka());
  }

  private GroupProtocol groupProtocol() {
    String chosen = settings.text(Setting.PROCESSOR_PROTOCOL);
    return switch (chosen) {
      case "classic" -> GroupProtocol.CLASSIC;
      case "streams" -> GroupProtocol.STREAMS;
      default ->
          throw ConfigException.wrong(Setting.PROCESSOR_PROTOCOL, chosen, "classic or streams");
    };
  }

  public SinkConfig sink(InstanceSlot slot, Topics topics) {
    return sink(settings.text(Setting.STORE_URL), slot, topics);
  }

  /** The store as a command sees it that joins no group. */
  public SinkConfig store(Topics topics) {
    return sinkOf(settings.text(Setting.STORE_URL), null, topics);
  }

  /** The sink of a database that is found elsewhere than in the settings. */
  public SinkConfig sink(String url, InstanceSlot slot, Topics topics) {
    return sinkOf(url, slot.instanceId(), topics);
  }

  private SinkConfig sinkOf(String url, @Nullable String instanceId, Topics topics) {
    requirePostgresql(url);
    requireShorter(Setting.SINK_LOCK_TIMEOUT, Setting.SINK_TRANSACTION_TIMEOUT);
    return new SinkConfig(
        url,
        settings.text(Setting.STORE_USER),
        settings.text(Setting.STORE_PASSWORD),
        topics.sinkGroup(),
        instanceId,
        settings.number(Setting.SINK_BATCH, 1, 100_000),
        settings.duration(Setting.SINK_LOCK_TIMEOUT),
        settings.duration(Setting.SINK_TRANSACTION_TIMEOUT),
        settings.duration(Setting.SINK_PAUSE),
        settings.kafka());
  }

  public ReplayerConfig replayer(InstanceSlot slot) {
    return replayer(settings.text(Setting.STORE_URL), slot);
  }

  /** The replayer of a database that is found elsewhere than in the settings. */
  public ReplayerConfig replayer(String url, InstanceSlot slot) {
    requirePostgresql(url);
    return new ReplayerConfig(
        url,
        settings.text(Setting.STORE_USER),
        settings.text(Setting.STORE_PASSWORD),
        slot.instanceId(),
        settings.kafka());
  }

  public ConsoleConfig console() {
    return console(settings.text(Setting.STORE_URL));
  }

  /** The console of a database that is found elsewhere than in the settings. */
  public ConsoleConfig console(String url) {
    requirePostgresql(url);
    return new ConsoleConfig(
        settings.text(Setting.HTTP_HOST),
        settings.number(Setting.HTTP_PORT, 0, 65_535),
        IngressConfig.DEFAULTS.ioThreads(),
        settings.number(Setting.CONSOLE_WORKERS, 2, 1_000),
        settings.bytes(Setting.CONSOLE_MAX_BODY, 1 << 10, 64 << 20),
        settings.duration(Setting.CONSOLE_BODY_TIME),
        siteUrl(),
        settings.text(Setting.ADMIN_TOKEN),
        settings.isOn(Setting.CONSOLE_IMAGES),
        new RetryLimits(settings.duration(Setting.IDEMPOTENCY_WINDOW), leftOutHeaders()),
        settings.rateLimit(Setting.INGRESS_LIMIT_HOOK),
        url,
        settings.text(Setting.STORE_USER),
        settings.text(Setting.STORE_PASSWORD),
        settings.kafka());
  }

  /**
   * Where the certificate is that makes ports speak HTTPS; null when they speak HTTP.
   *
   * @throws ConfigException when one file is told of and not the other, or both ways are used
   */
  public @Nullable TlsFiles tls() {
    String keystore = settings.text(Setting.TLS_KEYSTORE);
    String certificate = settings.text(Setting.TLS_CERTIFICATE);
    String key = settings.text(Setting.TLS_KEY);
    String password = settings.text(Setting.TLS_PASSWORD);
    boolean isOnBoth = settings.flag(Setting.MANAGEMENT_TLS);
    if (keystore.isEmpty() && certificate.isEmpty() && key.isEmpty()) {
      if (isOnBoth || !password.isEmpty()) {
        throw new ConfigException(
            "%s is given and no certificate: give tls.certificate and tls.key, or tls.keystore"
                .formatted((isOnBoth ? Setting.MANAGEMENT_TLS : Setting.TLS_PASSWORD).key()));
      }
      return null;
    }
    boolean isPair = !certificate.isEmpty() && !key.isEmpty();
    boolean isAlone = certificate.isEmpty() && key.isEmpty() && !keystore.isEmpty();
    if (!isAlone && !(isPair && keystore.isEmpty())) {
      throw new ConfigException(
          "HTTPS takes tls.certificate and tls.key, or tls.keystore alone: give one or the other");
    }
    return keystore.isEmpty()
        ? new TlsFiles(Path.of(certificate), Path.of(key), password)
        : new TlsFiles(Path.of(keystore), null, password);
  }

  /** What URLs begin with that are told to people: with HTTPS, by itself {@code https}. */
  public String siteUrl() {
    String url = settings.text(Setting.SITE_URL);
    if (!settings.isGiven(Setting.SITE_URL) && tls() != null) {
      return url.replace("http://", "https://");
    }
    if (!url.matches("https?://[^\\s?#]+")) {
      throw ConfigException.wrong(
          Setting.SITE_URL, url, "an address of http or https, as in https://hooks.example.com");
    }
    return url;
  }

  private static void requirePostgresql(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw ConfigException.wrong(
          Setting.STORE_URL, url, "a URL of PostgreSQL, as in jdbc:postgresql://host:5432/name");
    }
  }

  /**
   * Looks at every role's settings, for a process that has them all.
   *
   * @throws ConfigException when one is wrong
   */
  public void check(InstanceSlot slot) {
    ingress();
    processor(slot);
    sink(slot, topics());
    replayer(slot);
    console();
    tls();
  }

  private void requireShorter(Setting shorter, Setting longer) {
    if (settings.duration(shorter).compareTo(settings.duration(longer)) >= 0) {
      throw ConfigException.wrong(
          shorter,
          settings.text(shorter),
          "shorter than %s = \"%s\"".formatted(longer.key(), settings.text(longer)));
    }
  }

  private TrustedProxies trustedProxies() {
    String header = settings.text(Setting.HTTP_FORWARDED_HEADER);
    return new TrustedProxies(
        settings.addresses(Setting.HTTP_TRUSTED_PROXIES),
        Arrays.stream(ForwardedHeader.values())
            .filter(one -> one.headerName().equalsIgnoreCase(header))
            .findFirst()
            .orElseThrow(
                () ->
                    ConfigException.wrong(
                        Setting.HTTP_FORWARDED_HEADER, header, "X-Forwarded-For or Forwarded")));
  }

  private Set<String> leftOutHeaders() {
    return Arrays.stream(settings.text(Setting.INGRESS_LEFT_OUT).split(",", -1))
        .map(name -> name.strip().toLowerCase(java.util.Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
