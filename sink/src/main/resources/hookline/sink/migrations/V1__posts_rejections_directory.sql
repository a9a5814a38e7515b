-- The store. Its names are a contract: people query it. Times are epoch milliseconds, as in
-- Mattermost. Ids collate as bytes: a linguistic order means nothing for them and is slower.

CREATE TABLE posts (
  id                text COLLATE "C" PRIMARY KEY,
  create_at         bigint  NOT NULL,
  update_at         bigint  NOT NULL,
  delete_at         bigint  NOT NULL,
  user_id           text COLLATE "C" NOT NULL,
  channel_id        text COLLATE "C" NOT NULL,
  root_id           text COLLATE "C" NOT NULL,
  message           text    NOT NULL,
  type              text    NOT NULL,
  props             jsonb   NOT NULL,
  hashtags          text    NOT NULL DEFAULT '',
  metadata          jsonb   NOT NULL,
  source_id         text COLLATE "C" NOT NULL,
  delivery_id       text COLLATE "C" NOT NULL,
  part              integer NOT NULL,
  parts             integer NOT NULL,
  revision          bigint  NOT NULL,
  warnings          jsonb   NOT NULL,
  payload_topic     text    NOT NULL,
  payload_partition integer NOT NULL,
  payload_offset    bigint  NOT NULL
);

-- The one secondary index all posts pay for: a channel's newest page, in reading order.
CREATE INDEX posts_channel_page ON posts (channel_id, create_at DESC, delivery_id DESC, part DESC);
-- Only the further parts of long posts are in it: what a newer revision looks through for parts
-- that are no more.
CREATE INDEX posts_further_parts ON posts (delivery_id) WHERE part > 0;

COMMENT ON TABLE posts IS
  'Posts as Mattermost has them, and where they came from. Reading order within a channel is create_at, delivery_id, part.';
COMMENT ON COLUMN posts.id IS 'The delivery''s id for part 0, derived from (delivery, part) for the others.';
COMMENT ON COLUMN posts.create_at IS 'Epoch ms of the payload''s first receipt.';
COMMENT ON COLUMN posts.update_at IS 'The revision, or create_at at revision 0.';
COMMENT ON COLUMN posts.delete_at IS 'Epoch ms; 0 while the post is there.';
COMMENT ON COLUMN posts.channel_id IS 'Empty for a tombstone.';
COMMENT ON COLUMN posts.root_id IS 'The post this one answers, or empty.';
COMMENT ON COLUMN posts.message IS 'Markdown.';
COMMENT ON COLUMN posts.type IS 'Empty, slack_attachment, me or custom_...';
COMMENT ON COLUMN posts.source_id IS 'The hook: hooks.source_id.';
COMMENT ON COLUMN posts.part IS 'This part''s number, from 0.';
COMMENT ON COLUMN posts.parts IS 'How many parts the post has; 0 for a tombstone: all were withdrawn.';
COMMENT ON COLUMN posts.revision IS '0 at first; a replay''s is greater. The greatest wins, whatever the order records came in.';
COMMENT ON COLUMN posts.warnings IS 'What the payload asked for and the post could not give: [{kind, path, message}].';
COMMENT ON COLUMN posts.payload_topic IS 'With payload_partition and payload_offset: where the payload lies in the log.';

CREATE TABLE rejected (
  delivery_id       text COLLATE "C" PRIMARY KEY,
  source_id         text COLLATE "C" NOT NULL,
  received_at       bigint  NOT NULL,
  revision          bigint  NOT NULL,
  reason            text    NOT NULL,
  refusal           text    NOT NULL,
  detail            text    NOT NULL,
  status            integer NOT NULL,
  withdraw          boolean NOT NULL,
  payload_topic     text    NOT NULL,
  payload_partition integer NOT NULL,
  payload_offset    bigint  NOT NULL
);

CREATE INDEX rejected_newest_of_source ON rejected (source_id, received_at DESC);

COMMENT ON TABLE rejected IS
  'The newest rejection of a delivery, one row each. Read the view rejections: it knows what was resolved since.';
COMMENT ON COLUMN rejected.received_at IS 'Epoch ms of the payload''s first receipt.';
COMMENT ON COLUMN rejected.reason IS 'A word for programs, Mattermost''s error id where it has one; store_refused is the sink''s own.';
COMMENT ON COLUMN rejected.refusal IS 'One word for each reason, where two share an error id: archived_channel, unknown_channel ...';
COMMENT ON COLUMN rejected.detail IS 'A sentence a person can act on.';
COMMENT ON COLUMN rejected.status IS 'The HTTP status the refusal stands for.';
COMMENT ON COLUMN rejected.withdraw IS 'Whether it took the posts of earlier revisions away.';
COMMENT ON COLUMN rejected.payload_topic IS 'With payload_partition and payload_offset: where the payload lies in the log.';

CREATE TABLE duplicates (
  delivery_id       text COLLATE "C" PRIMARY KEY,
  source_id         text COLLATE "C" NOT NULL,
  first_delivery_id text COLLATE "C" NOT NULL,
  received_at       bigint  NOT NULL,
  idempotency_key   text    NOT NULL,
  payload_topic     text    NOT NULL,
  payload_partition integer NOT NULL,
  payload_offset    bigint  NOT NULL
);

COMMENT ON TABLE duplicates IS 'Deliveries that repeat an earlier one under the same Idempotency-Key and made no posts of their own.';
COMMENT ON COLUMN duplicates.first_delivery_id IS 'The delivery it repeats, whose outcome is its own.';
COMMENT ON COLUMN duplicates.received_at IS 'Epoch ms.';
COMMENT ON COLUMN duplicates.payload_topic IS 'With payload_partition and payload_offset: where the payload lies in the log.';

CREATE TABLE teams (
  id           text COLLATE "C" PRIMARY KEY,
  name         text   NOT NULL,
  display_name text   NOT NULL,
  create_at    bigint NOT NULL,
  update_at    bigint NOT NULL,
  delete_at    bigint NOT NULL
);

COMMENT ON TABLE teams IS 'Teams, as the directory''s topic has them.';

CREATE TABLE channels (
  id           text COLLATE "C" PRIMARY KEY,
  team_id      text COLLATE "C" NOT NULL,
  type         text   NOT NULL,
  name         text   NOT NULL,
  display_name text   NOT NULL,
  header       text   NOT NULL,
  purpose      text   NOT NULL,
  create_at    bigint NOT NULL,
  update_at    bigint NOT NULL,
  delete_at    bigint NOT NULL
);

COMMENT ON TABLE channels IS 'Channels, as the directory''s topics have them, and the direct channels of two users.';
COMMENT ON COLUMN channels.team_id IS 'Empty for direct channels.';
COMMENT ON COLUMN channels.type IS 'O open, P private, D direct.';
COMMENT ON COLUMN channels.name IS 'The name in URLs; for direct channels both user ids, sorted, with __ between.';
COMMENT ON COLUMN channels.delete_at IS 'Epoch ms of archiving; 0 while in use.';

CREATE TABLE users (
  id          text COLLATE "C" PRIMARY KEY,
  username    text   NOT NULL,
  icon_url    text   NOT NULL,
  roles       text   NOT NULL,
  team_ids    text[] NOT NULL,
  channel_ids text[] NOT NULL,
  create_at   bigint NOT NULL,
  update_at   bigint NOT NULL,
  delete_at   bigint NOT NULL
);

COMMENT ON TABLE users IS 'People and accounts, as the directory''s topic has them.';
COMMENT ON COLUMN users.roles IS 'Blank-separated: system_user, system_admin.';
COMMENT ON COLUMN users.channel_ids IS 'The channels joined; only private ones ask for it.';
COMMENT ON COLUMN users.delete_at IS 'Epoch ms of deactivation; 0 while active.';

CREATE TABLE hooks (
  source_id      text COLLATE "C" PRIMARY KEY,
  create_at      bigint  NOT NULL,
  update_at      bigint  NOT NULL,
  delete_at      bigint  NOT NULL,
  user_id        text COLLATE "C" NOT NULL,
  channel_id     text COLLATE "C" NOT NULL,
  team_id        text COLLATE "C" NOT NULL,
  display_name   text    NOT NULL,
  description    text    NOT NULL,
  username       text    NOT NULL,
  icon_url       text    NOT NULL,
  channel_locked boolean NOT NULL,
  dialect        text    NOT NULL,
  time_zone      text    NOT NULL
);

COMMENT ON TABLE hooks IS
  'Incoming webhooks by their source id. The id in a hook''s URL is a secret and never stored here.';
COMMENT ON COLUMN hooks.user_id IS 'The creator, who is the poster of every post.';
COMMENT ON COLUMN hooks.channel_id IS 'Where posts go when the payload names no channel.';
COMMENT ON COLUMN hooks.dialect IS 'slack or mattermost: how the text of payloads is read.';
COMMENT ON COLUMN hooks.time_zone IS 'The zone dates in messages are written in, an IANA name.';
COMMENT ON COLUMN hooks.delete_at IS 'Epoch ms; 0 while the hook works.';

-- Rewritten with every batch: the room on each page keeps that from growing it.
CREATE TABLE offsets (
  topic     text    NOT NULL,
  topic_id  text COLLATE "C" NOT NULL,
  partition integer NOT NULL,
  next      bigint  NOT NULL,
  PRIMARY KEY (topic_id, partition)
) WITH (fillfactor = 20);

COMMENT ON TABLE offsets IS
  'How far the log has become rows, written in the rows'' own transaction. Do not edit while a sink runs.';
COMMENT ON COLUMN offsets.topic_id IS 'Kafka''s id of the topic: one made anew has another and is read from its beginning.';
COMMENT ON COLUMN offsets.next IS 'The offset of the next record to store.';

CREATE VIEW rejections AS
SELECT r.delivery_id, r.source_id, r.received_at, r.revision, r.reason, r.refusal, r.detail, r.status,
       p.update_at AS resolved_at,
       r.payload_topic, r.payload_partition, r.payload_offset
  FROM rejected r
  LEFT JOIN posts p ON p.id = r.delivery_id AND p.revision > r.revision AND p.parts > 0;

COMMENT ON VIEW rejections IS 'What was refused and why: the newest rejection of each delivery.';
COMMENT ON COLUMN rejections.resolved_at IS 'Epoch ms of the newer revision that made posts after all; null while there is none.';

-- The newest revision decides. At equal ones a tombstone says withdrawn, and a rejection rejected:
-- the store refused a part of that post.
CREATE VIEW deliveries AS
SELECT p.id AS delivery_id, p.source_id, coalesce(r.received_at, p.create_at) AS received_at,
       CASE WHEN r.revision > p.revision THEN 'rejected'
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

COMMENT ON VIEW deliveries IS 'What became of every delivery, one row each, by its newest revision.';
COMMENT ON COLUMN deliveries.status IS 'posted, rejected, duplicate, or withdrawn: a rejection took its posts away.';
COMMENT ON COLUMN deliveries.reason IS 'Of the rejection that decides; null when posted.';
COMMENT ON COLUMN deliveries.channel_id IS 'Where the posts are, those of an earlier revision too; null when there are none.';
COMMENT ON COLUMN deliveries.parts IS 'How many posts the delivery shows.';
COMMENT ON COLUMN deliveries.first_delivery_id IS 'Of a duplicate: the delivery it repeats.';
