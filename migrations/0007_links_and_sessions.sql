-- A member's link leads to the dashboard, one address for all studios: the link itself says which studio it is of.
CREATE UNIQUE INDEX one_time_tokens_of_members ON one_time_tokens (hash) WHERE member_id IS NOT NULL;

-- Sessions that ended long ago are swept by when they ended.
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;
