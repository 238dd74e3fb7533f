-- A document of kind 'invoice' has one of these.
CREATE TABLE invoices (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  number TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  PRIMARY KEY (studio_id, document_id),
  UNIQUE (studio_id, number),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;

-- One due payment of the schedule. Its total is the invoice's.
CREATE TABLE installments (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (studio_id, id),
  UNIQUE (studio_id, document_id, position),
  FOREIGN KEY (studio_id, document_id) REFERENCES invoices (studio_id, document_id)
) STRICT;

-- One attempt to pay an installment. Only one may be alive or successful at a time: paying twice is refused here, whatever the code does.
CREATE TABLE payments (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  installment_id TEXT NOT NULL,
  contact_id TEXT,
  method TEXT NOT NULL CHECK (method IN ('stripe', 'manual')),
  state TEXT NOT NULL CHECK (state IN ('open', 'processing', 'paid', 'failed', 'expired', 'refunded', 'disputed')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  account TEXT,
  checkout_id TEXT,
  checkout_url TEXT,
  payment_intent TEXT,
  -- in words, for the client
  failure TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  -- last word of the provider
  updated_at INTEGER NOT NULL,
  paid_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, installment_id) REFERENCES installments (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE UNIQUE INDEX payments_one_alive ON payments (studio_id, installment_id) WHERE state IN ('open', 'processing', 'paid', 'disputed');
CREATE UNIQUE INDEX payments_checkout ON payments (studio_id, checkout_id) WHERE checkout_id IS NOT NULL;
CREATE INDEX payments_by_intent ON payments (studio_id, payment_intent) WHERE payment_intent IS NOT NULL;
CREATE INDEX payments_by_installment ON payments (studio_id, installment_id, created_at DESC);
-- what reconciliation looks at
CREATE INDEX payments_unsettled ON payments (updated_at) WHERE state IN ('open', 'processing');

-- Webhook events already taken in: a second delivery changes nothing.
CREATE TABLE provider_events (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;
CREATE INDEX provider_events_age ON provider_events (received_at);
