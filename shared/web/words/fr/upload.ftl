# Uploads with progress.

upload-sending = Envoi …
upload-arrived = Arrivé
upload-broken = La connexion a été interrompue. Veuillez réessayer.
upload-renamed = Enregistré sous
upload-most-files = Vous pouvez ajouter { $count } fichiers au plus à la fois. Les premiers sont arrivés ; ajoutez maintenant les autres.
upload-most-begun = Vous avez { $count } envois en cours. Attendez que certains se terminent, ou annulez-les, puis réessayez.
