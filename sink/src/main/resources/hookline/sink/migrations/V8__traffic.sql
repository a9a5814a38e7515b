-- What each hook was sent, the newest first: one entry a delivery, and whether it has posts. All posts
-- pay for it, as for posts_channel_page; docs/store.md says why it is worth it.
CREATE INDEX posts_newest_of_source ON posts (source_id, create_at DESC) INCLUDE (parts) WHERE part = 0;
