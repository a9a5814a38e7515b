-- What must not be stored any more, and what an erased delivery looks like.

CREATE TABLE erasures (
  id          text COLLATE "C" PRIMARY KEY,
  kind        text   NOT NULL,
  value       text COLLATE "C" NOT NULL,
  at          bigint NOT NULL,
  by          text COLLATE "C" NOT NULL,
  sequence    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  applied_at  bigint NOT NULL DEFAULT 0,
  posts       bigint NOT NULL DEFAULT 0,
  rejections  bigint NOT NULL DEFAULT 0,
  sweep_file  bigint NOT NULL DEFAULT 0,
  sweep_page  bigint NOT NULL DEFAULT 0
);

COMMENT ON TABLE erasures IS
  'Rules that keep content out of the store, as the topic of that name has them. Every batch of every sink obeys them. Do not edit.';
COMMENT ON COLUMN erasures.kind IS 'hook, delivery or user.';
COMMENT ON COLUMN erasures.value IS 'The source id, delivery id or user id.';
COMMENT ON COLUMN erasures.at IS 'Epoch ms; of a hook and a user what was received up to then is erased.';
COMMENT ON COLUMN erasures.by IS 'The user who decided it, by id.';
COMMENT ON COLUMN erasures.sequence IS 'The order the rules came in; of two that concern a delivery the first erases it.';
COMMENT ON COLUMN erasures.applied_at IS 'Epoch ms at which all that was stored before was erased; 0 until then.';
COMMENT ON COLUMN erasures.posts IS 'How many posts, each part counted, it found in the store and erased.';
COMMENT ON COLUMN erasures.rejections IS 'How many rejections it found in the store and erased.';
COMMENT ON COLUMN erasures.sweep_page IS 'With sweep_file: how far posts was looked through.';

-- A duplicate has its first delivery's key: when that is erased, its repetitions are looked for.
CREATE INDEX duplicates_of_first ON duplicates (first_delivery_id);

COMMENT ON COLUMN posts.revision IS
  '0 at first; a replay''s is greater. The greatest wins, whatever the order records came in. 9007199254740991: erased.';
COMMENT ON COLUMN posts.parts IS
  'How many parts the post has; 0 for a tombstone: all were withdrawn or erased.';

-- What was erased is nothing to look after any more, and its detail may have quoted it.
CREATE OR REPLACE VIEW rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal,
       CASE WHEN p.revision = 9007199254740991 THEN '' ELSE r.detail END AS detail, r.status,
       p.update_at AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset
  FROM rejected r
  LEFT JOIN posts p ON p.id = r.delivery_id AND p.revision > r.revision
                   AND (p.parts > 0 OR p.revision = 9007199254740991);

COMMENT ON COLUMN rejections.resolved_at IS
  'Epoch ms of the newer revision that made posts after all, or of the delivery''s erasure; null while there is none.';

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
       p.payload_topic, p.payload_partition, p.payload_offset
  FROM posts p
  LEFT JOIN rejected r ON r.delivery_id = p.id
 WHERE p.part = 0
UNION ALL
SELECT r.delivery_id, r.source_id, r.received_at, 'rejected', r.revision, r.reason, r.detail,
       NULL, 0, NULL, r.payload_topic, r.payload_partition, r.payload_offset
  FROM rejected r
 WHERE NOT EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id)
UNION ALL
SELECT d.delivery_id, d.source_id, d.received_at, 'duplicate', 0, NULL, NULL,
       NULL, 0, d.first_delivery_id, d.payload_topic, d.payload_partition, d.payload_offset
  FROM duplicates d
 WHERE NOT EXISTS (SELECT FROM posts p WHERE p.id = d.delivery_id)
   AND NOT EXISTS (SELECT FROM rejected r WHERE r.delivery_id = d.delivery_id);

COMMENT ON COLUMN deliveries.status IS
  'posted, rejected, duplicate, withdrawn: a rejection took its posts away, or erased.';
