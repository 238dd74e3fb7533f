# A client’s home page.

home-welcome = Willkommen, { $name }
home-projects = Ihre Projekte
home-no-projects = Noch keine Projekte
home-no-projects-more = Ihre Projekte erscheinen hier.
home-no-date = Datum noch offen
home-recent = Neueste Aktivitäten
home-all-activity = Alle Aktivitäten anzeigen
