# The frame around every page.

nav-label = Portale
nav-home = Home
nav-activity = Attività
nav-files = File
nav-payments = Pagamenti
nav-profile = Profilo
frame-skip = Vai al contenuto
frame-log-out = Esci
frame-colophon = Realizzato con Portico
frame-language = Lingua
frame-only-shows = Questo link è di sola consultazione. Per firmare, pagare o rispondere, acceda.
