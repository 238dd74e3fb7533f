-- Two people can edit one thing. Each such thing has a counter that moves with every change of it, so that a save or a send can say which
-- version somebody had before them (ADR 0016). A thing without a row here is in version 0.
CREATE TABLE versions (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  what TEXT NOT NULL CHECK (what IN ('document', 'contact', 'visibility', 'details', 'settings', 'branding', 'address')),
  -- of the document, the contact, the project; of the studio itself for the rest
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (studio_id, what, id)
) STRICT;

-- A draft, whatever its kind: saving one writes its row again, sending it changes its state. What was sent is frozen.
CREATE TRIGGER versions_of_documents AFTER UPDATE OF title, content, state ON documents
WHEN OLD.state = 'draft'
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'document', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER versions_of_deleted_documents AFTER DELETE ON documents
BEGIN
  DELETE FROM versions WHERE studio_id = OLD.studio_id AND what = 'document' AND id = OLD.id;
END;

CREATE TRIGGER versions_of_contacts AFTER UPDATE OF name, email, phone ON contacts
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'contact', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

-- What one contact sees and may do: their permissions are written with each save of it.
CREATE TRIGGER versions_of_visibility AFTER INSERT ON contact_permissions
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'visibility', NEW.contact_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER versions_of_changed_visibility AFTER UPDATE ON contact_permissions
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'visibility', NEW.contact_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

-- All details of a project are set at once, so the first of them stands for all.
CREATE TRIGGER versions_of_details AFTER INSERT ON project_details
WHEN NEW.position = 0
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'details', NEW.project_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER versions_of_cleared_details AFTER DELETE ON project_details
WHEN OLD.position = 0
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (OLD.studio_id, 'details', OLD.project_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_branding AFTER UPDATE OF brand ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'branding', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER versions_of_addresses AFTER UPDATE OF slug ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'address', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
