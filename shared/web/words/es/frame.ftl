# The frame around every page.

nav-label = Portal
nav-home = Inicio
nav-files = Archivos
nav-payments = Pagos
frame-skip = Ir al contenido
frame-log-out = Cerrar sesión
frame-colophon = { $studio } utiliza Portico
frame-language = Idioma
