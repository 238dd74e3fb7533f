-- What becomes of money that came can go back: a refund fails at the bank, a second dispute follows the first, one that was lost is
-- reinstated. So what was told is kept as a set, each refund and each dispute by the provider's id, and the rest is read off it.

-- JSON of `domain::payment::Facts`: of the whole page, the same with each of its payments
ALTER TABLE payments ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
-- What the facts make of this payment, beside refunded_minor and dispute.
ALTER TABLE payments ADD COLUMN refund_failed_minor INTEGER NOT NULL DEFAULT 0 CHECK (refund_failed_minor >= 0);
ALTER TABLE payments ADD COLUMN disputed_minor INTEGER NOT NULL DEFAULT 0 CHECK (disputed_minor >= 0);
-- taken by the payer's bank for good
ALTER TABLE payments ADD COLUMN lost_minor INTEGER NOT NULL DEFAULT 0 CHECK (lost_minor >= 0);
-- was disputed, and stays
ALTER TABLE payments ADD COLUMN won_minor INTEGER NOT NULL DEFAULT 0 CHECK (won_minor >= 0);

-- What there was before knew sums only, and of disputes no amount: then it was about all that was paid on the page.
UPDATE payments SET
  disputed_minor = CASE dispute WHEN 'open' THEN amount_minor - refunded_minor ELSE 0 END,
  lost_minor = CASE dispute WHEN 'lost' THEN amount_minor - refunded_minor ELSE 0 END,
  won_minor = CASE dispute WHEN 'won' THEN amount_minor ELSE 0 END
WHERE dispute IS NOT NULL;
UPDATE payments SET facts = (
  SELECT CASE WHEN MAX(p.dispute) IS NULL THEN json_object('refunded', SUM(p.refunded_minor))
              WHEN SUM(p.refunded_minor) = 0 THEN json_object('disputes', json_object('', json_object(
                'amount', SUM(p.amount_minor), 'state', MAX(p.dispute), 'reinstated', CASE MAX(p.dispute) WHEN 'won' THEN SUM(p.amount_minor) ELSE 0 END, 'at', 0)))
              ELSE json_object('refunded', SUM(p.refunded_minor), 'disputes', json_object('', json_object(
                'amount', SUM(p.amount_minor), 'state', MAX(p.dispute), 'reinstated', CASE MAX(p.dispute) WHEN 'won' THEN SUM(p.amount_minor) ELSE 0 END, 'at', 0))) END
  FROM payments p WHERE p.studio_id = payments.studio_id AND p.page = payments.page)
WHERE EXISTS (SELECT 1 FROM payments p WHERE p.studio_id = payments.studio_id AND p.page = payments.page
              AND (p.refunded_minor > 0 OR p.dispute IS NOT NULL));

-- A refund that failed did not happen.
CREATE TRIGGER payments_no_longer_refunded AFTER UPDATE OF state ON payments
WHEN OLD.state = 'refunded' AND NEW.state <> 'refunded'
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id AND what = 'refunded';
END;

-- What the studio gets word of by mail; each kind can be switched off.
ALTER TABLE studios ADD COLUMN notify_payment INTEGER NOT NULL DEFAULT 1 CHECK (notify_payment IN (0, 1));
ALTER TABLE studios ADD COLUMN notify_payment_failed INTEGER NOT NULL DEFAULT 1 CHECK (notify_payment_failed IN (0, 1));
ALTER TABLE studios ADD COLUMN notify_refund INTEGER NOT NULL DEFAULT 1 CHECK (notify_refund IN (0, 1));
ALTER TABLE studios ADD COLUMN notify_dispute INTEGER NOT NULL DEFAULT 1 CHECK (notify_dispute IN (0, 1));
ALTER TABLE studios ADD COLUMN notify_profile INTEGER NOT NULL DEFAULT 1 CHECK (notify_profile IN (0, 1));
ALTER TABLE studios ADD COLUMN notify_bounce INTEGER NOT NULL DEFAULT 1 CHECK (notify_bounce IN (0, 1));
-- A report of the mail system names a letter by its id alone.
CREATE INDEX outbox_by_id ON outbox (id);
