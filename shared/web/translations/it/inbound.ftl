# Notes below a reply that arrived by email.

inbound-from = inviato da { $address }
inbound-refused = file non accettati: { $names }
inbound-files-only = solo allegati
inbound-cut = messaggio troppo lungo per essere mostrato qui; lo studio può leggerlo per intero
inbound-renamed = { $name } è stato salvato come { $saved }, in base al contenuto
