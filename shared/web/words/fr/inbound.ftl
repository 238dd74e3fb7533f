# What stands below an answer that came by mail.

inbound-from = réponse envoyée depuis { $address }
inbound-refused = non acceptés : { $names }
inbound-files-only = fichiers uniquement
inbound-cut = la suite est trop longue pour être affichée ici ; le studio peut la lire en entier
inbound-renamed = { $name } a été enregistré sous le nom { $saved }, conforme à son contenu
