# The frame around every page.

nav-label = Portal
nav-home = Start
nav-activity = Aktivitäten
nav-files = Dateien
nav-payments = Zahlungen
nav-profile = Profil
frame-skip = Direkt zum Inhalt
frame-log-out = Abmelden
frame-colophon = Powered by Portico
frame-language = Sprache
frame-only-shows = Mit diesem Link können Sie nur ansehen. Um zu unterschreiben, zu bezahlen oder zu antworten, melden Sie sich bitte an.
