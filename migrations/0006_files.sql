-- Who sees a file is one table, file_recipients, so that a client's list is one walk of one index, newest first, whatever its length.
-- The file's own time rides in the row; a trigger puts it there, so that nobody can write another one.
ALTER TABLE file_recipients ADD COLUMN created_at INTEGER;
UPDATE file_recipients SET created_at =
  (SELECT f.created_at FROM files f WHERE f.studio_id = file_recipients.studio_id AND f.id = file_recipients.file_id);
DROP INDEX file_recipients_by_contact;
CREATE INDEX file_recipients_by_contact ON file_recipients (studio_id, contact_id, created_at DESC, file_id DESC);
CREATE TRIGGER file_recipients_dated AFTER INSERT ON file_recipients
BEGIN
  UPDATE file_recipients
  SET created_at = (SELECT f.created_at FROM files f WHERE f.studio_id = NEW.studio_id AND f.id = NEW.file_id)
  WHERE studio_id = NEW.studio_id AND file_id = NEW.file_id AND contact_id = NEW.contact_id;
END;

-- An upload is for all current participants of its project (B7): who joins sees what is there, who leaves no longer does.
CREATE TRIGGER participants_join AFTER INSERT ON participants
BEGIN
  INSERT INTO file_recipients (studio_id, file_id, contact_id)
  SELECT f.studio_id, f.id, NEW.contact_id FROM files f
  WHERE f.studio_id = NEW.studio_id AND f.project_id = NEW.project_id AND f.origin = 'upload' AND f.state = 'ready'
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER participants_leave AFTER DELETE ON participants
BEGIN
  DELETE FROM file_recipients WHERE studio_id = OLD.studio_id AND contact_id = OLD.contact_id AND file_id IN
    (SELECT f.id FROM files f
     WHERE f.studio_id = OLD.studio_id AND f.project_id = OLD.project_id AND f.origin = 'upload' AND f.state = 'ready');
END;

-- When the bytes of a file that is not (or no longer) ready are taken out of the store. Set while an upload is under way and when a file
-- is recalled, so that whatever is killed in between leaves no orphan; gone once they are out, or the file is ready.
ALTER TABLE files ADD COLUMN remove_at INTEGER;
UPDATE files SET remove_at = created_at + 86400000 WHERE state <> 'ready';
DROP INDEX files_unfinished;
CREATE INDEX files_to_remove ON files (remove_at) WHERE remove_at IS NOT NULL;

-- A project's list holds only what is ready; what was recalled long ago must not be walked over.
DROP INDEX files_by_project;
CREATE INDEX files_by_project ON files (studio_id, project_id, created_at DESC, id) WHERE state = 'ready';
