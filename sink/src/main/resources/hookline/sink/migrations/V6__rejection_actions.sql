-- What people decided about rejections, from the topic rejection-actions: a table of its own, for a
-- decision and the rejection it is about come from different topics, in any order.
CREATE TABLE rejection_actions (
  delivery_id text COLLATE "C" PRIMARY KEY,
  action      text   NOT NULL,
  revision    bigint NOT NULL,
  acted_at    bigint NOT NULL,
  acted_by    text COLLATE "C" NOT NULL
);

COMMENT ON TABLE rejection_actions IS
  'The newest decision about each delivery''s rejection. Read the view rejections: it knows whether the decision still holds.';
COMMENT ON COLUMN rejection_actions.action IS 'drop: it will not be mended.';
COMMENT ON COLUMN rejection_actions.revision IS 'Of the rejection it is about; a newer rejection is open again.';
COMMENT ON COLUMN rejection_actions.acted_at IS 'Epoch ms.';
COMMENT ON COLUMN rejection_actions.acted_by IS 'The user; empty for the administrator of the configuration.';

-- The row's own note that it was resolved or dropped, so that an index can leave it out: of a storm
-- of a million that is over, no page of what is open reads a row. It is written when the others are,
-- and may be missing where two sinks write at the same moment: what it does not say, the views ask.
ALTER TABLE rejected ADD COLUMN closed_below bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN rejected.closed_below IS
  'Below this revision it is known to be resolved or dropped. A note for the indexes; the views know all.';

-- 9007199254740991 is the revision of what was erased.
UPDATE rejected r SET closed_below = p.revision
  FROM posts p
 WHERE p.id = r.delivery_id AND p.revision > r.revision AND (p.parts > 0 OR p.revision = 9007199254740991);

-- Page by page, the newest first.
CREATE INDEX rejected_page ON rejected (received_at DESC, delivery_id DESC);
CREATE INDEX rejected_open_page ON rejected (received_at DESC, delivery_id DESC)
 WHERE revision >= closed_below;
CREATE INDEX rejected_open_page_of_source ON rejected (source_id, received_at DESC, delivery_id DESC)
 WHERE revision >= closed_below;
CREATE INDEX rejected_open_page_of_reason ON rejected (refusal, received_at DESC, delivery_id DESC)
 WHERE revision >= closed_below;

CREATE OR REPLACE VIEW rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal,
       CASE WHEN p.revision = 9007199254740991 THEN '' ELSE r.detail END AS detail, r.status,
       p.update_at AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset,
       a.acted_at AS dropped_at,
       a.acted_by AS dropped_by
  FROM rejected r
  LEFT JOIN posts p ON p.id = r.delivery_id AND p.revision > r.revision
                   AND (p.parts > 0 OR p.revision = 9007199254740991)
  LEFT JOIN rejection_actions a ON a.delivery_id = r.delivery_id AND a.revision >= r.revision
                               AND a.action = 'drop';

COMMENT ON COLUMN rejections.dropped_at IS
  'Epoch ms at which somebody decided that it will not be mended; null while nobody has, and again once a newer revision is rejected.';
COMMENT ON COLUMN rejections.dropped_by IS 'The user who did; empty for the administrator of the configuration.';

-- The same rows as rejections has with neither time; said in a way that is planned well.
CREATE VIEW open_rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal, r.detail, r.status,
       NULL::bigint AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset,
       NULL::bigint AS dropped_at,
       NULL::text COLLATE "C" AS dropped_by
  FROM rejected r
 WHERE r.revision >= r.closed_below
   AND NOT EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id AND p.revision > r.revision
                                         AND (p.parts > 0 OR p.revision = 9007199254740991))
   AND NOT EXISTS (SELECT FROM rejection_actions a
                    WHERE a.delivery_id = r.delivery_id AND a.revision >= r.revision
                      AND a.action = 'drop');

COMMENT ON VIEW open_rejections IS
  'What still waits for somebody: the rejections that are neither resolved nor dropped.';
