# Notes below a reply that arrived by email.

inbound-from = gesendet von { $address }
inbound-refused = nicht akzeptierte Dateien: { $names }
inbound-files-only = nur Anhänge
inbound-cut = Nachricht zu lang für die Anzeige; das Studio kann sie vollständig lesen
inbound-renamed = { $name } wurde passend zum Inhalt als { $saved } gespeichert
