# L’espace d’un projet.

project-details = Détails
project-items = Documents et fichiers
project-no-items = Rien pour l’instant
project-no-items-more = Tout ce que le studio partage pour ce projet apparaîtra ici.
project-all-files = Tous les fichiers
project-upload = Ajouter des fichiers
project-upload-choose = Choisir des photos ou des documents
