# What stands below an answer that came by mail.

inbound-from = answered from { $address }
inbound-refused = not taken: { $names }
inbound-files-only = files only
inbound-cut = the rest is too long to show here; the studio can read all of it
inbound-renamed = { $name } was saved as { $saved } to match its content
