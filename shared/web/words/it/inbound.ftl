# What stands below an answer that came by mail.

inbound-from = risposta inviata da { $address }
inbound-refused = non accettati: { $names }
inbound-files-only = solo file
inbound-cut = il resto era troppo lungo ed è stato tagliato
