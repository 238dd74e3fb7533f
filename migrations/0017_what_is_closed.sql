-- Documents that no longer wait are walked by themselves, as those that do: a client's invoices that are paid or void come after the others,
-- however many of either there are.
CREATE INDEX document_recipients_closed ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC) WHERE waits = 0;
