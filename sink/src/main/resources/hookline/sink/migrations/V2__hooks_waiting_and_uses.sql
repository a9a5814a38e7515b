ALTER TABLE hooks ADD COLUMN wait_seconds integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN hooks.wait_seconds IS 'How long a sender that says nothing of it waits for the outcome; 0: not at all.';

-- Beside hooks and not in it: a hook's row is its record of the directory, and comes or goes
-- without regard to its payloads.
CREATE TABLE hook_uses (
  source_id text COLLATE "C" PRIMARY KEY,
  last_used bigint NOT NULL
) WITH (fillfactor = 50);

COMMENT ON TABLE hook_uses IS 'When a hook was last sent a payload, posted or refused.';
COMMENT ON COLUMN hook_uses.last_used IS 'Epoch ms of the minute, so that a busy hook costs one write a minute.';

INSERT INTO hook_uses
SELECT source_id, max(last_used) / 60000 * 60000
  FROM (SELECT source_id, create_at AS last_used FROM posts
        UNION ALL SELECT source_id, received_at FROM rejected) AS uses
 GROUP BY source_id;
