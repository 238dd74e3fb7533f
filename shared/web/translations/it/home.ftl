# A client’s home page.

home-welcome = Le diamo il benvenuto, { $name }
home-projects = I Suoi progetti
home-no-projects = Ancora nessun progetto
home-no-projects-more = I Suoi progetti compariranno qui.
home-no-date = Data da confermare
home-recent = Attività recenti
home-all-activity = Vedi tutte le attività
