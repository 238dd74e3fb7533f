# Uploads with progress.

upload-sending = Envoi…
upload-arrived = Envoyé
upload-broken = Envoi interrompu. Vérifiez votre connexion et réessayez.
upload-renamed = Enregistré sous
upload-most-files = Vous pouvez ajouter jusqu’à { $count } fichiers à la fois. Les premiers ont été envoyés ; ajoutez maintenant les autres.
upload-most-begun = Vous avez { $count } envois en cours. Attendez que certains se terminent, ou annulez-les, puis réessayez.
upload-at-once = Jusqu’à { $count } fichiers et { $size } à la fois.
upload-each = Jusqu’à { $size } par fichier.
upload-off = Vous ne pouvez pas ajouter de fichiers ici pour le moment. Les fichiers existants restent disponibles.
upload-corrected = Nous avons corrigé les extensions qui ne correspondaient pas au contenu.
