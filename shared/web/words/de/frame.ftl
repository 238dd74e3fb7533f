# The frame around every page.

nav-label = Portal
nav-home = Start
nav-activity = Verlauf
nav-files = Dateien
nav-payments = Zahlungen
nav-profile = Profil
frame-skip = Direkt zum Inhalt
frame-log-out = Abmelden
frame-colophon = { $studio } nutzt Portico
frame-language = Sprache
frame-only-shows = Dieser Link ist nur zum Ansehen. Um zu antworten, zu unterschreiben, zu bezahlen oder zu schreiben, melden Sie sich bitte an.
