-- Of the loginless links that open one item for one recipient the newest five work; an older one says that it has expired, and offers a
-- fresh one.
CREATE INDEX item_links_of_item ON item_links (studio_id, contact_id, document_id, file_id, expires_at);
CREATE TRIGGER item_links_of_an_item_are_few AFTER INSERT ON item_links
BEGIN
  UPDATE item_links SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT l.id FROM item_links l
    WHERE l.studio_id = NEW.studio_id AND l.contact_id = NEW.contact_id AND l.document_id IS NEW.document_id AND l.file_id IS NEW.file_id
      AND l.expires_at > NEW.created_at AND l.revoked_at IS NULL
    ORDER BY l.id = NEW.id DESC, l.created_at DESC, l.rowid DESC LIMIT -1 OFFSET 5);
END;
