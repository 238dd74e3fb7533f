# Where a client arrives.

home-welcome = Willkommen, { $name }
home-nothing = Im Moment wartet nichts auf Sie.
home-waiting = Wartet auf Sie
home-due = { $title } · fällig am { $day }
home-pay = Bezahlen
home-projects = Ihre Projekte
home-no-projects = Noch keine Projekte
home-no-projects-text = Sobald das Studio eines für Sie anlegt, erscheint es hier.
home-no-date = Noch kein Termin
home-recent = Kürzlich an Sie gesendet
home-all-files = Alle Dateien
