# Files, and adding to them.

files-title = Fichiers
files-nothing = Rien ici pour l’instant
files-nothing-text = Les fichiers que le studio vous enverra seront conservés ici.
files-none = Pas encore de fichiers
files-none-text = Ce que le studio vous enverra pour ce projet sera conservé ici.
files-add = Ajouter des fichiers
files-add-to = Ajouter des fichiers à { $project }
files-send = Ajouter à { $project }
files-choose = Choisissez des photos ou des documents
files-hint = Toutes les personnes de ce projet et le studio peuvent voir ce que vous ajoutez.
files-added = Vos fichiers sont là. Toutes les personnes du projet peuvent les voir.
files-renamed = Vos fichiers sont là. Lorsque l’extension d’un nom ne correspondait pas au fichier, nous l’avons corrigée. Toutes les personnes du projet peuvent les voir.
files-back = Retour aux fichiers

# What can go wrong on the way.
upload-together = Choisissez des fichiers de { $size } au maximum au total, et envoyez le reste en une seconde fois.
upload-broken-off = L’envoi s’est interrompu. Veuillez renvoyer ce qui manque.
upload-none = Choisissez au moins un fichier
upload-others = { $count ->
    [one] L’autre fichier est bien arrivé.
   *[other] Les { $count } autres fichiers sont bien arrivés.
}
upload-empty = Ce fichier est vide
upload-of-file = { $file } : { $why }
upload-most = Les fichiers de { $size } au maximum sont acceptés ici
upload-finished = Cet envoi est terminé ; le fichier est là.
