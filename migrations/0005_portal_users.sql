-- The list of portal users (C8) walks an index, whatever it is sorted by, and whoever is in the address book besides. So the name is kept
-- here too, and the database itself keeps it the same.
ALTER TABLE portal_access ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE portal_access SET name = (SELECT c.name FROM contacts c WHERE c.studio_id = portal_access.studio_id AND c.id = portal_access.contact_id);
CREATE TRIGGER portal_access_takes_the_name AFTER INSERT ON portal_access
BEGIN
  UPDATE portal_access SET name = COALESCE((SELECT name FROM contacts WHERE studio_id = NEW.studio_id AND id = NEW.contact_id), '')
  WHERE studio_id = NEW.studio_id AND contact_id = NEW.contact_id;
END;
CREATE TRIGGER portal_access_follows_the_name AFTER UPDATE OF name ON contacts
BEGIN
  UPDATE portal_access SET name = NEW.name WHERE studio_id = NEW.studio_id AND contact_id = NEW.id;
END;

-- A portal user is a contact whose access was ever opened.
CREATE INDEX portal_users_by_name ON portal_access (studio_id, name COLLATE NOCASE, contact_id) WHERE activated_at IS NOT NULL;
CREATE INDEX portal_users_by_login ON portal_access (studio_id, COALESCE(last_login_at, 0) DESC, contact_id) WHERE activated_at IS NOT NULL;
CREATE INDEX portal_users_by_activity ON portal_access (studio_id, COALESCE(last_activity_at, 0) DESC, contact_id) WHERE activated_at IS NOT NULL;

CREATE INDEX api_keys_by_age ON api_keys (studio_id, created_at DESC, id);
