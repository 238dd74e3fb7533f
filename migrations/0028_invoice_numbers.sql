-- An invoice gets its number when it is sent: without a gap, in the order of sending. One row for each studio that has sent one or chose
-- how its numbers look; without a row they begin at INV-000001.
CREATE TABLE invoice_counters (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  prefix TEXT NOT NULL DEFAULT 'INV-',
  -- what the next invoice that is sent gets, written with at least so many digits
  next INTEGER NOT NULL DEFAULT 1 CHECK (next > 0),
  digits INTEGER NOT NULL DEFAULT 6 CHECK (digits BETWEEN 1 AND 9),
  -- when a member last set it
  set_at INTEGER,
  PRIMARY KEY (studio_id)
) STRICT;

-- Drafts had taken numbers. They give them up, as nobody outside the studio has seen them; until it is sent, the id of the document stands
-- in the place of a number, which is never shown. What comes next is the first number after all that were sent.
UPDATE invoices SET number = document_id
WHERE EXISTS (SELECT 1 FROM documents d WHERE d.studio_id = invoices.studio_id AND d.id = invoices.document_id AND d.state = 'draft');
INSERT INTO invoice_counters (studio_id, next)
SELECT v.studio_id, 1 + MAX(CAST(substr(v.number, 5) AS INTEGER)) FROM invoices v
WHERE v.number GLOB 'INV-[0-9][0-9][0-9][0-9][0-9][0-9]' GROUP BY v.studio_id;

CREATE TRIGGER versions_of_settings AFTER UPDATE OF portal_open, language, time_zone, show_history, view_invoices, make_payments, update_profile,
  upload, message, item_links, item_link_days, notify_payment, notify_payment_failed, notify_refund, notify_dispute, notify_profile, notify_bounce
ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'settings', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
-- How numbers look is a setting; that they are counted is not a change of it.
CREATE TRIGGER versions_of_invoice_numbers AFTER INSERT ON invoice_counters
WHEN NEW.set_at IS NOT NULL
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'settings', NEW.studio_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER versions_of_changed_invoice_numbers AFTER UPDATE OF set_at ON invoice_counters
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'settings', NEW.studio_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

-- ---- a contract that some have signed can be ended ----

-- What nobody has signed is recalled; what is binding, or half of it, is void: it stays where it is, with its reason, and its signatures
-- stay as evidence. The document is 'done'.
CREATE TABLE contract_voids (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;
CREATE TRIGGER contract_voids_stay BEFORE UPDATE ON contract_voids
BEGIN
  SELECT RAISE(ABORT, 'a void contract stays void');
END;
CREATE TRIGGER contract_voids_are_kept BEFORE DELETE ON contract_voids
BEGIN
  SELECT RAISE(ABORT, 'a void contract stays void');
END;
