# Notes below a reply that arrived by email.

inbound-from = envoyé depuis { $address }
inbound-refused = fichiers non acceptés : { $names }
inbound-files-only = pièces jointes uniquement
inbound-cut = message trop long pour être affiché ici ; le studio peut le lire en entier
inbound-renamed = { $name } a été enregistré sous le nom { $saved }, conforme à son contenu
