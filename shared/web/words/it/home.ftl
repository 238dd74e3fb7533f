# Where a client arrives.

home-welcome = Le diamo il benvenuto, { $name }
home-nothing = Al momento non c’è nulla in attesa.
home-waiting = In attesa di Lei
home-due = { $title } · scade il { $day }
home-pay = Paga
home-projects = I Suoi progetti
home-no-projects = Ancora nessun progetto
home-no-projects-text = Appena lo studio ne aprirà uno per Lei, comparirà qui.
home-no-date = Ancora senza data
home-recent = Inviati di recente
home-all-files = Tutti i file
