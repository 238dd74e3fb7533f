# A client’s home page.

home-welcome = Bienvenue, { $name }
home-projects = Vos projets
home-no-projects = Aucun projet pour l’instant
home-no-projects-more = Vos projets apparaîtront ici.
home-no-date = Date à confirmer
home-recent = Activité récente
home-all-activity = Voir toute l’activité
