# Files and uploads.

files-title = Fichiers
files-nothing = Aucun fichier pour l’instant
files-nothing-text = Les fichiers et documents que le studio partage avec vous apparaîtront ici.
files-none = Aucun fichier pour l’instant
files-none-text = Tout ce que le studio partage pour ce projet apparaîtra ici.
files-add = Ajouter des fichiers
files-add-to = Ajouter des fichiers à { $project }
files-send = Ajouter à { $project }
files-choose = Choisissez des photos ou des documents
files-hint = Toutes les personnes du projet et le studio peuvent voir ces fichiers.
files-added = Fichiers ajoutés. Toutes les personnes du projet peuvent les voir.
files-renamed = Fichiers ajoutés. Toutes les personnes du projet peuvent les voir. Nous avons corrigé les extensions qui ne correspondaient pas au contenu.
files-back = Retour aux fichiers

# Errors of an upload.
upload-together = Vous pouvez envoyer jusqu’à { $size } à la fois. Envoyez le reste séparément.
upload-broken-off = L’envoi a été interrompu. Veuillez renvoyer les fichiers manquants.
upload-none = Choisissez au moins un fichier
upload-others = { $count ->
    [one] L’autre fichier a bien été envoyé.
   *[other] Les { $count } autres fichiers ont bien été envoyés.
}
upload-empty = Ce fichier est vide
upload-of-file = { $file } : { $why }
upload-most = Les fichiers ne doivent pas dépasser { $size }
upload-finished = Cet envoi est déjà terminé.
