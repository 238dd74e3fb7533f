# Where a client arrives.

home-welcome = Willkommen, { $name }
home-projects = Ihre Projekte
home-no-projects = Noch keine Projekte
home-no-projects-more = Sobald das Studio eines für Sie anlegt, erscheint es hier.
home-no-date = Noch kein Datum
home-recent = Zuletzt geschehen
home-all-activity = Der ganze Verlauf
