-- What happened with one document, in its order: one walk of one index for each recipient.
CREATE INDEX activity_by_document ON activity (studio_id, document_id, contact_id, at) WHERE document_id IS NOT NULL;
