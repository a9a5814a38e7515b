-- Rejections: a twentieth of the posts, a fifth of them the busy hook's, a tenth dropped ...
INSERT INTO rejected (delivery_id, source_id, received_at, revision, reason, refusal, detail, status, withdraw,
                      payload_topic, payload_partition, payload_offset, closed_below)
SELECT ${id}, h.source_id, t.at, 0, w.reason, w.refusal, w.detail, 400, false, '${topic}', t.n % 12, t.n / 12,
       CASE WHEN t.n % 10 = 0 THEN 1 ELSE 0 END
  FROM (SELECT n + ${posts} AS n, ${end} - (${rejections} - n) * ${span} / ${rejections} AS at, n % 6 AS word,
               CASE WHEN n % 5 = 3 THEN 1
                    ELSE floor(power(((hashint8extended(n, 3) & 1048575) / 1048576.0)::float8, 2) * ${channels}) END::bigint AS hook
          FROM generate_series(1::bigint, ${rejections}) n OFFSET 0) t
  JOIN bench_hooks h ON h.n = t.hook
  JOIN (VALUES (0, 'web.incoming_webhook.text.app_error', 'no_content', 'The payload has neither text nor attachments.'),
               (1, 'web.incoming_webhook.decode.app_error', 'unreadable', 'Unexpected character at line 1, column 17.'),
               (2, 'web.incoming_webhook.channel.app_error', 'unknown_channel', 'There is no channel deployments-eu.'),
               (3, 'web.incoming_webhook.channel.app_error', 'archived_channel', 'The channel is archived.'),
               (4, 'web.incoming_webhook.channel_locked.app_error', 'channel_locked', 'The hook posts to its own channel alone.'),
               (5, 'too_many_attachments', 'too_many_attachments', 'There are 120 attachments, and at most 100 are taken.'))
       w(word, reason, refusal, detail) ON w.word = t.word;

INSERT INTO rejection_actions
SELECT delivery_id, 'drop', revision, received_at + 1000, '' FROM rejected WHERE closed_below = 1;

-- ... and those that a replay has resolved.
INSERT INTO rejected (delivery_id, source_id, received_at, revision, reason, refusal, detail, status, withdraw,
                      payload_topic, payload_partition, payload_offset, closed_below)
SELECT id, source_id, create_at, 0, 'web.incoming_webhook.text.app_error', 'no_content',
       'The payload has neither text nor attachments.', 400, false, payload_topic, payload_partition,
       payload_offset, revision
  FROM posts WHERE revision > 0 AND part = 0 AND payload_offset % 2 = 0;

INSERT INTO duplicates (delivery_id, source_id, first_delivery_id, received_at, idempotency_key, payload_topic,
                        payload_partition, payload_offset)
SELECT left(translate(md5(id), '0123456789abcdef', 'ybndrfg8ejkmcpqx'), 26), source_id, id, create_at + 2000,
       md5(id), payload_topic, payload_partition, payload_offset
  FROM posts WHERE part = 0 AND payload_offset % 100 = 5;

INSERT INTO hook_uses
SELECT source_id, max(create_at) / 60000 * 60000 FROM posts GROUP BY source_id
    ON CONFLICT DO NOTHING;
