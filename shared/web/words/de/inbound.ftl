# What stands below an answer that came by mail.

inbound-from = geantwortet von { $address }
inbound-refused = nicht angenommen: { $names }
inbound-files-only = nur Dateien
inbound-cut = der Rest ist zu lang, um hier zu stehen; das Studio kann alles lesen
inbound-renamed = { $name } ist seinem Inhalt nach etwas anderes und wurde als { $saved } gespeichert
