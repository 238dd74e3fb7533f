-- An answer by mail is kept whole: what was trimmed of its text stands beside it, and the mail as it came can be downloaded for a while.
ALTER TABLE messages ADD COLUMN trimmed TEXT NOT NULL DEFAULT '';
-- until when the mail as it came is there
ALTER TABLE messages ADD COLUMN original_until INTEGER;

-- A mail is known by what it says: programs give out one Message-ID twice, and that is another mail.
ALTER TABLE messages ADD COLUMN mail_fingerprint TEXT;
DROP INDEX messages_by_mail;
CREATE UNIQUE INDEX messages_by_mail ON messages (studio_id, mail_fingerprint) WHERE mail_fingerprint IS NOT NULL;

-- Mails as they came, sealed, in the file store. The row is there before the bytes are, and goes after them.
CREATE TABLE mail_originals (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  object_key TEXT NOT NULL,
  -- none until the message is written
  message_id TEXT,
  -- sealed, in bytes
  size INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  remove_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, object_key),
  FOREIGN KEY (studio_id, message_id) REFERENCES messages (studio_id, id)
) STRICT;
CREATE UNIQUE INDEX mail_originals_by_message ON mail_originals (studio_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX mail_originals_to_remove ON mail_originals (remove_at);

-- ---- limits ----

-- Files on their way in, of one client.
CREATE INDEX files_arriving ON files (studio_id, uploaded_by_contact) WHERE state = 'uploading';

-- An account has at most twenty open sessions: one more, and the one that was not used for the longest ends. What a loginless link began
-- is none of them, and has the same limit for each link.
CREATE TRIGGER sessions_of_a_contact_are_few AFTER INSERT ON sessions WHEN NEW.contact_id IS NOT NULL
BEGIN
  UPDATE sessions SET ended_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM sessions s
    WHERE s.studio_id = NEW.studio_id AND s.contact_id = NEW.contact_id AND s.ended_at IS NULL AND s.expires_at > NEW.created_at
      AND NOT EXISTS (SELECT 1 FROM item_sessions k WHERE k.studio_id = s.studio_id AND k.session_id = s.id)
    ORDER BY s.id = NEW.id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;
CREATE TRIGGER sessions_of_a_member_are_few AFTER INSERT ON sessions WHEN NEW.member_id IS NOT NULL
BEGIN
  UPDATE sessions SET ended_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM sessions s
    WHERE s.studio_id = NEW.studio_id AND s.member_id = NEW.member_id AND s.ended_at IS NULL AND s.expires_at > NEW.created_at
    ORDER BY s.id = NEW.id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;
CREATE TRIGGER sessions_of_a_link_are_few AFTER INSERT ON item_sessions
BEGIN
  UPDATE sessions SET ended_at = (SELECT n.created_at FROM sessions n WHERE n.studio_id = NEW.studio_id AND n.id = NEW.session_id)
  WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM item_sessions k JOIN sessions s ON s.studio_id = k.studio_id AND s.id = k.session_id
    WHERE k.studio_id = NEW.studio_id AND k.link_id = NEW.link_id AND s.ended_at IS NULL
    ORDER BY s.id = NEW.session_id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;

-- Of each kind of link to an account the newest five work.
CREATE TRIGGER links_of_a_contact_are_few AFTER INSERT ON one_time_tokens WHEN NEW.contact_id IS NOT NULL
BEGIN
  UPDATE one_time_tokens SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT t.id FROM one_time_tokens t
    WHERE t.studio_id = NEW.studio_id AND t.contact_id = NEW.contact_id AND t.purpose = NEW.purpose AND t.used_at IS NULL
      AND t.expires_at > NEW.created_at
    ORDER BY t.id = NEW.id DESC, t.created_at DESC, t.rowid DESC LIMIT -1 OFFSET 5);
END;
CREATE TRIGGER links_of_a_member_are_few AFTER INSERT ON one_time_tokens WHEN NEW.member_id IS NOT NULL
BEGIN
  UPDATE one_time_tokens SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT t.id FROM one_time_tokens t
    WHERE t.studio_id = NEW.studio_id AND t.member_id = NEW.member_id AND t.purpose = NEW.purpose AND t.used_at IS NULL
      AND t.expires_at > NEW.created_at
    ORDER BY t.id = NEW.id DESC, t.created_at DESC, t.rowid DESC LIMIT -1 OFFSET 5);
END;
