# Notes below a reply that arrived by email.

inbound-from = sent from { $address }
inbound-refused = files not accepted: { $names }
inbound-files-only = attachments only
inbound-cut = message too long to show in full; the studio can read all of it
inbound-renamed = { $name } was saved as { $saved } to match its content
