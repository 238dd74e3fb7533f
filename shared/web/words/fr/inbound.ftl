# What stands below an answer that came by mail.

inbound-from = réponse envoyée depuis { $address }
inbound-refused = non acceptés : { $names }
inbound-files-only = fichiers uniquement
inbound-cut = la suite était trop longue et a été coupée
