-- The trace a delivery's request was a part of. No index: who has the trace has the delivery's id,
-- and every post would pay for it. Without a trace it is null, which takes no room.

ALTER TABLE posts ADD COLUMN trace_id text COLLATE "C";
ALTER TABLE rejected ADD COLUMN trace_id text COLLATE "C";
ALTER TABLE duplicates ADD COLUMN trace_id text COLLATE "C";

COMMENT ON COLUMN posts.trace_id IS 'W3C trace id of the payload''s request, 32 hex digits; null when it had none.';
COMMENT ON COLUMN rejected.trace_id IS 'W3C trace id of the payload''s request, 32 hex digits; null when it had none.';
COMMENT ON COLUMN duplicates.trace_id IS 'W3C trace id of the payload''s request, 32 hex digits; null when it had none.';

CREATE OR REPLACE VIEW rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal,
       CASE WHEN p.revision = 9007199254740991 THEN '' ELSE r.detail END AS detail, r.status,
       p.update_at AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset,
       a.acted_at AS dropped_at,
       a.acted_by AS dropped_by,
       r.trace_id
  FROM rejected r
  LEFT JOIN posts p ON p.id = r.delivery_id AND p.revision > r.revision
                   AND (p.parts > 0 OR p.revision = 9007199254740991)
  LEFT JOIN rejection_actions a ON a.delivery_id = r.delivery_id AND a.revision >= r.revision
                               AND a.action = 'drop';

CREATE OR REPLACE VIEW open_rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal, r.detail, r.status,
       NULL::bigint AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset,
       NULL::bigint AS dropped_at,
       NULL::text COLLATE "C" AS dropped_by,
       r.trace_id
  FROM rejected r
 WHERE r.revision >= r.closed_below
   AND NOT EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id AND p.revision > r.revision
                                         AND (p.parts > 0 OR p.revision = 9007199254740991))
   AND NOT EXISTS (SELECT FROM rejection_actions a
                    WHERE a.delivery_id = r.delivery_id AND a.revision >= r.revision
                      AND a.action = 'drop');

CREATE OR REPLACE VIEW deliveries AS
SELECT p.id AS delivery_id, p.source_id, coalesce(r.received_at, p.create_at) AS received_at,
       CASE WHEN p.revision = 9007199254740991 THEN 'erased'
            WHEN r.revision > p.revision THEN 'rejected'
            WHEN p.parts = 0 THEN 'withdrawn'
            WHEN r.revision = p.revision THEN 'rejected'
            ELSE 'posted' END AS status,
       greatest(p.revision, r.revision) AS revision,
       CASE WHEN r.revision >= p.revision THEN r.reason END AS reason,
       CASE WHEN r.revision >= p.revision THEN r.detail END AS detail,
       nullif(p.channel_id, '') AS channel_id,
       p.parts,
       NULL::text COLLATE "C" AS first_delivery_id,
       p.payload_topic, p.payload_partition, p.payload_offset,
       CASE WHEN p.revision < 9007199254740991 THEN coalesce(p.trace_id, r.trace_id) END AS trace_id
  FROM posts p
  LEFT JOIN rejected r ON r.delivery_id = p.id
 WHERE p.part = 0
UNION ALL
SELECT r.delivery_id, r.source_id, r.received_at, 'rejected', r.revision, r.reason, r.detail,
       NULL, 0, NULL, r.payload_topic, r.payload_partition, r.payload_offset, r.trace_id
  FROM rejected r
 WHERE NOT EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id)
UNION ALL
SELECT d.delivery_id, d.source_id, d.received_at, 'duplicate', 0, NULL, NULL,
       NULL, 0, d.first_delivery_id, d.payload_topic, d.payload_partition, d.payload_offset,
       d.trace_id
  FROM duplicates d
 WHERE NOT EXISTS (SELECT FROM posts p WHERE p.id = d.delivery_id)
   AND NOT EXISTS (SELECT FROM rejected r WHERE r.delivery_id = d.delivery_id);

COMMENT ON COLUMN deliveries.trace_id IS 'W3C trace id of the payload''s request; null when it had none.';
