# Where a client arrives.

home-welcome = Le diamo il benvenuto, { $name }
home-projects = I Suoi progetti
home-no-projects = Ancora nessun progetto
home-no-projects-more = Appena lo studio ne aprirà uno per Lei, comparirà qui.
home-no-date = Ancora nessuna data
home-recent = Le ultime novità
home-all-activity = Tutta l’attività
