# Uploads with progress.

upload-sending = Envoi …
upload-arrived = Arrivé
upload-broken = La connexion a été interrompue. Veuillez réessayer.
upload-renamed = Enregistré sous
upload-most-files = Vous pouvez ajouter { $count } fichiers au plus à la fois. Les premiers sont arrivés ; ajoutez maintenant les autres.
upload-most-begun = Vous avez { $count } envois en cours. Attendez que certains se terminent, ou annulez-les, puis réessayez.
upload-at-once = Jusqu’à { $count } fichiers et { $size } à la fois.
upload-each = Jusqu’à { $size } par fichier.
upload-off = Vous ne pouvez pas ajouter de fichiers ici pour le moment. Les fichiers déjà présents restent disponibles.
upload-corrected = Lorsque l’extension d’un nom ne correspondait pas au fichier, nous l’avons corrigée.
