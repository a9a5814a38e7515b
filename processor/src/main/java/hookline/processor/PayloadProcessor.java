package hookline.processor;

import hookline.judge.Judgement;
import hookline.judge.PayloadJudge;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.topics.Deliveries;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Receipt;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One payload at a time: waits for its directory, asks whether it came before, judges it. */
final class PayloadProcessor implements Processor<String, byte[], String, byte[]> {
  /** Of a source's id beside a key: one written by hand could be as long as a record. */
  private static final int LONGEST_SOURCE_ID = 255;

  private final Application application;
  private final Topics topics;
  private final PayloadJudge judge;
  private final DirectoryGate gate;
  private final Duration idempotencyWindow;
  private final TaskCommits commits;
  private final ProcessorMetrics metrics;
  private final RejectionLog rejectionLog;
  private final Tracing tracing;

  /** Of the payload in hand, when its trace is recorded. */
  private @Nullable Span span;

  private KnownDirectChannels knownDirectChannels = new KnownDirectChannels();
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable IdempotencyMemory memory;

  PayloadProcessor(
      Application application,
      Topics topics,
      PayloadJudge judge,
      DirectoryGate gate,
      Duration idempotencyWindow,
      ThreadLocal<CommitPace> pace,
      ProcessorMetrics metrics,
      RejectionLog rejectionLog,
      Tracing tracing) {
    this.application = application;
    this.topics = topics;
    this.idempotencyWindow = idempotencyWindow;
    this.commits = new TaskCommits(pace);
    this.judge = judge;
    this.gate = gate;
    this.metrics = metrics;
    this.rejectionLog = rejectionLog;
    this.tracing = tracing;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    // A task that is revived after an aborted transaction is initialized again: what was announced
    // in that transaction was not.
    this.knownDirectChannels = new KnownDirectChannels();
    if (application == Application.LIVE) {
      this.memory = new IdempotencyMemory(context.getStateStore(IdempotencyMemory.NAME));
    }
    commits.begin(context);
  }

  @Override
  public void process(Record<String, byte[]> payload) {
    commits.owe();
    Delivery delivery =
        Deliveries.of(
            position(), payload.timestamp(), payload.key(), payload.value(), payload.headers());
    span =
        tracing.isOn()
            ? ProcessSpan.begin(tracing, application, payload, delivery, position())
            : null;
    if (span == null) {
      process(payload, delivery);
      return;
    }
    try {
      process(payload, delivery);
    } catch (RuntimeException | Error e) {
      Tracing.fail(span, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }

  private void process(Record<String, byte[]> payload, Delivery delivery) {
    gate.await(payload.headers().lastHeader(Headers.DIRECTORY_POSITION));

    // Once for all that asks for it: it is unpacked from a million others.
    Hook hook = judge.hook(delivery);
    if (application == Application.REPLAY) {
      judge(payload, delivery, hook);
      return;
    }
    String requestKey =
        Objects.requireNonNullElse(Headers.text(payload.headers(), Headers.IDEMPOTENCY_KEY), "");
    if (delivery.sourceId().length() > LONGEST_SOURCE_ID) {
      answer(payload, delivery, judge(payload, delivery, hook));
    } else if (Headers.bytes(requestKey).length > DeliveryKey.LONGEST) {
      Refusal refusal =
          new Refusal(
              Reason.INVALID_PARAMETER,
              "The Idempotency-Key is longer than %d bytes.".formatted(DeliveryKey.LONGEST));
      answer(payload, delivery, reject(payload, delivery, refusal));
    } else {
      DeliveryKey key =
          requestKey.isEmpty()
              ? DeliveryKey.byChoice(hook, delivery, payload.headers(), idempotencyWindow)
              : DeliveryKey.ofRequest(requestKey, delivery, idempotencyWindow);
      process(payload, delivery, hook, key);
    }
  }

  private void process(
      Record<String, byte[]> payload,
      Delivery delivery,
      @Nullable Hook hook,
      @Nullable DeliveryKey key) {
    if (key == null) {
      answer(payload, delivery, judge(payload, delivery, hook));
      return;
    }
    IdempotencyMemory memory = memory();
    FirstDelivery first = memory.first(delivery.sourceId(), key, payload.timestamp());
    if (first == null) {
      Outcome outcome = judge(payload, delivery, hook);
      // What made no post is not remembered: the sender may mend the payload, or somebody the
      // directory, and the same key must then post.
      if (outcome instanceof Outcome.Posted posted) {
        memory.remember(
            delivery.sourceId(), key, FirstDelivery.of(delivery, key, posted), payload.timestamp());
      }
      answer(payload, delivery, outcome);
    } else if (first.isSameRequest(key)) {
      metrics.duplicate();
      ProcessSpan.became(span, "duplicate", null);
      forwardDuplicate(payload, delivery, key, first);
      answer(payload, delivery, () -> first.receipt().repeatedBy(delivery.id()));
    } else {
      Refusal refusal = new Refusal(Reason.KEY_REUSED, key.reusedFor(first.deliveryId()));
      answer(payload, delivery, reject(payload, delivery, refusal));
    }
  }

  private void answer(Record<String, byte[]> payload, Delivery delivery, Outcome outcome) {
    answer(payload, delivery, () -> Receipts.of(delivery, outcome));
  }

  /** Tells who waits for it, if anybody does; who does not costs nothing. */
  private void answer(
      Record<String, byte[]> payload, Delivery delivery, Supplier<Receipt> receipt) {
    String address =
        ReceiptAddress.of(delivery.id(), payload.headers().lastHeader(Headers.RECEIPT_TO));
    if (address != null) {
      context()
          .forward(
              new Record<>(address, Json.write(receipt.get()), payload.timestamp()),
              PayloadTopology.RECEIPTS);
    }
  }

  /** Judges the payload and forwards what becomes of it. */
  private Outcome judge(Record<String, byte[]> payload, Delivery delivery, @Nullable Hook hook) {
    RecordHeaders headers = PostHeaders.of(payload.headers(), delivery);
    Judgement judgement = judge.judge(delivery, hook, headers);
    if (judgement.outcome() instanceof Outcome.Posted posted) {
      announce(posted.channel(), payload.timestamp());
      judgement
          .postValues()
          .forEach(
              value ->
                  context()
                      .forward(
                          new Record<>(
                              posted.channel().id(),
                              value,
                              payload.timestamp(),
                              new RecordHeaders(headers)),
                          PayloadTopology.POSTS));
      metrics.posted(posted.warningCounts());
      ProcessSpan.became(span, "posted", null);
      return posted;
    }
    return reject(payload, delivery, ((Outcome.Refused) judgement.outcome()).refusal());
  }

  private void announce(Channel channel, long timestamp) {
    if (channel.type() == ChannelType.DIRECT && knownDirectChannels.isNew(channel.id())) {
      context()
          .forward(
              new Record<>(channel.id(), Json.write(channel), timestamp),
              PayloadTopology.DIRECT_CHANNELS);
    }
  }

  private Outcome reject(Record<String, byte[]> payload, Delivery delivery, Refusal refusal) {
    metrics.rejected(refusal.reason());
    ProcessSpan.became(span, "rejected", refusal.reason());
    rejectionLog.rejected(delivery, refusal.reason());
    context()
        .forward(
            RejectionRecord.of(payload, delivery, refusal, withdraws(payload), topics.settings()),
            PayloadTopology.REJECTIONS);
    return new Outcome.Refused(refusal);
  }

  /** Only a replay can, and only when it was told to. */
  private boolean withdraws(Record<String, byte[]> payload) {
    return application == Application.REPLAY
        && "true".equals(Headers.text(payload.headers(), Headers.WITHDRAW));
  }

  private void forwardDuplicate(
      Record<String, byte[]> payload, Delivery delivery, DeliveryKey key, FirstDelivery first) {
    Duplicate duplicate =
        new Duplicate(
            delivery.id(),
            delivery.sourceId(),
            first.deliveryId(),
            delivery.receivedAt(),
            key.value(),
            key.from(),
            delivery.position());
    context()
        .forward(
            new Record<>(
                delivery.sourceId(),
                Json.write(duplicate),
                payload.timestamp(),
                PostHeaders.of(payload.headers(), delivery)),
            PayloadTopology.DUPLICATES);
  }

  private LogPosition position() {
    RecordMetadata metadata =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a payload always comes from a topic"));
    return new LogPosition(metadata.topic(), metadata.partition(), metadata.offset());
  }

  private ProcessorContext<String, byte[]> context() {
    if (context == null) {
      throw new IllegalStateException("not initialized");
    }
    return context;
  }

  private IdempotencyMemory memory() {
    if (memory == null) {
      throw new IllegalStateException("not initialized");
    }
    return memory;
  }
}
