-- What an account gave out (links, a new address that waits, uploads under way) remembers the account's epoch of then. When the epoch
-- moves, because the password or the address changed, access was closed or every session was ended, none of it is good any more.
-- A row that says nothing is of epoch 0: good for an account that never moved, and for no other.
ALTER TABLE one_time_tokens ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE email_changes ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item_links ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE uploads ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;

-- Links that are out already stay good. A new address that waits does not: nobody knows at which epoch it was asked for, and it can be
-- asked for again.
UPDATE one_time_tokens SET epoch = COALESCE(
  (SELECT a.epoch FROM portal_access a WHERE a.studio_id = one_time_tokens.studio_id AND a.contact_id = one_time_tokens.contact_id),
  (SELECT m.epoch FROM members m WHERE m.studio_id = one_time_tokens.studio_id AND m.id = one_time_tokens.member_id), 0);
UPDATE item_links SET epoch =
  (SELECT a.epoch FROM portal_access a WHERE a.studio_id = item_links.studio_id AND a.contact_id = item_links.contact_id);
UPDATE uploads SET epoch = COALESCE(
  (SELECT a.epoch FROM files f JOIN portal_access a ON a.studio_id = f.studio_id AND a.contact_id = f.uploaded_by_contact
   WHERE f.studio_id = uploads.studio_id AND f.id = uploads.file_id), 0);
