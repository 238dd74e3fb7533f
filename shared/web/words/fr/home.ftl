# Where a client arrives.

home-welcome = Bienvenue, { $name }
home-projects = Vos projets
home-no-projects = Pas encore de projet
home-no-projects-more = Dès que le studio en ouvrira un pour vous, il apparaîtra ici.
home-no-date = Pas encore de date
home-recent = Dernières nouvelles
home-all-activity = Toute l’activité
