# The frame around every page.

nav-label = Portal
nav-home = Start
nav-files = Dateien
nav-payments = Zahlungen
frame-skip = Direkt zum Inhalt
frame-log-out = Abmelden
frame-colophon = { $studio } nutzt Portico
frame-language = Sprache
