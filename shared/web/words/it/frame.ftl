# The frame around every page.

nav-label = Portale
nav-home = Home
nav-files = File
nav-payments = Pagamenti
frame-skip = Vai al contenuto
frame-log-out = Esci
frame-colophon = { $studio } usa Portico
frame-language = Lingua
