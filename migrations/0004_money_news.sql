-- What a provider may say of a payment after it was paid. Kept apart from the state, so that late and repeated news make no difference.
ALTER TABLE payments ADD COLUMN refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0);
ALTER TABLE payments ADD COLUMN dispute TEXT CHECK (dispute IN ('open', 'won', 'lost'));
