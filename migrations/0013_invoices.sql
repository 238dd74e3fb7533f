-- Invoices with lines (B11), several installments paid together (B4), money recorded by hand (D4).

-- ---- several installments can share one payment page, and stay a payment each ----

-- The id of the first of them: what the provider knows the page by. A payment alone is its own.
ALTER TABLE payments ADD COLUMN page TEXT;
UPDATE payments SET page = id;
CREATE TRIGGER payments_have_a_page AFTER INSERT ON payments
WHEN NEW.page IS NULL
BEGIN
  UPDATE payments SET page = NEW.id WHERE studio_id = NEW.studio_id AND id = NEW.id;
END;
CREATE INDEX payments_by_page ON payments (studio_id, page);
DROP INDEX payments_checkout;
CREATE INDEX payments_checkout ON payments (studio_id, checkout_id) WHERE checkout_id IS NOT NULL;
-- One page of the provider's is one page of ours.
CREATE UNIQUE INDEX payments_checkout_once ON payments (studio_id, checkout_id) WHERE checkout_id IS NOT NULL AND page = id;
-- What reconciliation looks at: pages, not each payment on them.
DROP INDEX payments_unsettled;
CREATE INDEX payments_unsettled ON payments (updated_at) WHERE state IN ('open', 'processing') AND page = id;

-- ---- what the studio recorded (D4) ----

ALTER TABLE payments ADD COLUMN received_as TEXT CHECK (received_as IN ('cash', 'transfer', 'other'));
ALTER TABLE payments ADD COLUMN received_on TEXT;
ALTER TABLE payments ADD COLUMN note TEXT;
-- recorded by mistake; its state is 'expired' then, so that it counts for nothing
ALTER TABLE payments ADD COLUMN taken_back_at INTEGER;
CREATE TRIGGER payments_taken_back AFTER UPDATE OF taken_back_at ON payments
WHEN NEW.taken_back_at IS NOT NULL AND OLD.taken_back_at IS NULL
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id;
END;

-- ---- what was invoiced does not change ----

CREATE TRIGGER installments_are_frozen BEFORE UPDATE ON installments
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;
CREATE TRIGGER installments_are_kept BEFORE DELETE ON installments
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;
CREATE TRIGGER invoices_are_frozen BEFORE UPDATE OF studio_id, document_id, number, currency ON invoices
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;
CREATE TRIGGER invoices_stay_void BEFORE UPDATE OF voided_at ON invoices
WHEN OLD.voided_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a void invoice stays void');
END;
CREATE TRIGGER payments_of_void_invoices BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM installments i JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
             WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id AND v.voided_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'a void invoice is not paid');
END;
