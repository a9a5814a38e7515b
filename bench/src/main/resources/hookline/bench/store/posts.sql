-- Deliveries numbered from ${from} to ${to} of ${posts}, in the order of their times: one in ten goes to
-- the busy channel, the others rather to channels with low numbers, half of each channel's to its first
-- hook. Every hundredth has two parts, every fiftieth was replayed, every third is an alert with an
-- attachment, every two hundredth is long. The same each time.
INSERT INTO posts (id, create_at, update_at, delete_at, user_id, channel_id, root_id, message, type, props,
                   metadata, source_id, delivery_id, part, parts, revision, warnings, payload_topic,
                   payload_partition, payload_offset)
SELECT CASE WHEN p.part = 0 THEN d.id
            ELSE left(translate(md5(d.id || p.part), '0123456789abcdef', 'ybndrfg8ejkmcpqx'), 26) END,
       d.at, CASE WHEN d.n % 50 = 7 THEN d.at + 60000 ELSE d.at END, 0, h.user_id, h.channel_id, '',
       CASE WHEN d.n % 3 = 0 THEN ''
            ELSE format('Build **%s** of `service-%s` failed on `main` after 4 min %s s: %s of 812 tests, see'
                        ' [the log](https://ci.example.org/job/service-%s/%s)%s%s', d.n, h.n, d.n % 60, d.n % 17,
                        h.n, d.n, CASE WHEN d.n % 150 = 1 THEN ' and the timeout' ELSE '' END,
                        CASE WHEN d.n % 200 = 5 THEN repeat(E'\n    at org.example.Service.call(Service.java:' || d.n || ')', 60)
                             ELSE '' END) END,
       CASE WHEN d.n % 3 = 0 THEN 'slack_attachment' ELSE '' END,
       CASE WHEN d.n % 3 = 0
            THEN jsonb_build_object('from_webhook', 'true', 'webhook_display_name', 'Alertmanager ' || h.n,
                   'attachments', jsonb_build_array(jsonb_build_object(
                     'id', 0, 'color', '#d00000', 'fallback', 'Disk of host-' || d.n % 977 || ' is nearly full',
                     'title', 'Disk of host-' || d.n % 977 || ' is nearly full',
                     'title_link', 'https://alerts.example.org/' || d.n,
                     'text', 'It has less than ' || d.n % 20 || ' % left, and will be full in about 4 hours.',
                     'fields', jsonb_build_array(
                       jsonb_build_object('title', 'Severity', 'value', 'critical', 'short', true),
                       jsonb_build_object('title', 'Team', 'value', 'team-' || h.n % 40, 'short', true)))))
            ELSE jsonb_build_object('from_webhook', 'true', 'override_username', 'jenkins',
                   'webhook_display_name', 'Jenkins ' || h.n) END,
       '{}', h.source_id, d.id, p.part, CASE WHEN d.n % 100 = 0 THEN 2 ELSE 1 END,
       CASE WHEN d.n % 50 = 7 THEN d.at + 60000 ELSE 0 END, '[]', '${topic}', d.n % 12, d.n / 12
  FROM (SELECT t.n, t.at, t.hook, ${id} AS id
          FROM (SELECT n, ${end} - (${posts} - n) * ${span} / ${posts} AS at,
                       CASE WHEN n % 10 = 3 THEN 1
                            ELSE floor(power(((hashint8extended(n, 1) & 1048575) / 1048576.0)::float8, 2) * ${channels}) END::bigint
                         + ${channels} * floor(power(((hashint8extended(n, 2) & 1048575) / 1048576.0)::float8, 2) * ${hooks_a_channel})::bigint
                         AS hook
                  FROM generate_series(${from}::bigint, ${to}) n OFFSET 0) t OFFSET 0) d
  JOIN bench_hooks h ON h.n = d.hook
 CROSS JOIN LATERAL generate_series(0, CASE WHEN d.n % 100 = 0 THEN 1 ELSE 0 END) p(part)
