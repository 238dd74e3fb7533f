# What stands below an answer that came by mail.

inbound-from = risposta inviata da { $address }
inbound-refused = non accettati: { $names }
inbound-files-only = solo file
inbound-cut = il resto è troppo lungo per essere mostrato qui; lo studio può leggerlo per intero
inbound-renamed = { $name } è stato salvato come { $saved }, in base al contenuto
