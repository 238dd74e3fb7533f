# L’espace d’un projet.

project-details = Détails
project-items = Documents et fichiers
project-no-items = Rien pour l’instant
project-no-items-more = Ce que le studio vous envoie pour ce projet sera conservé ici.
project-all-files = Tous les fichiers
project-upload = Ajouter des fichiers
project-upload-choose = Choisir des photos ou des documents

