# What stands below an answer that came by mail.

inbound-from = geantwortet von { $address }
inbound-refused = nicht angenommen: { $names }
inbound-files-only = nur Dateien
inbound-cut = der Rest war zu lang und fehlt
