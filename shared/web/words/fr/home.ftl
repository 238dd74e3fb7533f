# Where a client arrives.

home-welcome = Bienvenue, { $name }
home-nothing = Rien ne vous attend pour le moment.
home-waiting = En attente de votre part
home-due = { $title } · à payer le { $day }
home-pay = Payer
home-projects = Vos projets
home-no-projects = Pas encore de projet
home-no-projects-text = Dès que le studio en ouvrira un pour vous, il apparaîtra ici.
home-no-date = Pas encore de date
home-recent = Envoyés récemment
home-all-files = Tous les fichiers
