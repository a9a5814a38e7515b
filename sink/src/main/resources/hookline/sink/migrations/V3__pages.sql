-- What is read page by page, in a lasting order.

CREATE INDEX hooks_page ON hooks (create_at, source_id) WHERE delete_at = 0;
CREATE INDEX hooks_page_of_team ON hooks (team_id, create_at, source_id) WHERE delete_at = 0;
CREATE INDEX hooks_page_of_user ON hooks (user_id, create_at, source_id) WHERE delete_at = 0;
CREATE INDEX channels_page ON channels (team_id, type, name);
CREATE INDEX users_page ON users (username);

-- Only what a replay made anew is in it, so it costs live traffic nothing: what was changed since.
CREATE INDEX posts_changed ON posts (channel_id, update_at DESC) WHERE revision > 0;
