# What stands below an answer that came by mail.

inbound-from = answered from { $address }
inbound-refused = not taken: { $names }
inbound-files-only = files only
inbound-cut = the rest was too long and is cut off
