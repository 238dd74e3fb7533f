# The frame around every page.

nav-label = Portal
nav-home = Inicio
nav-activity = Actividad
nav-files = Archivos
nav-payments = Pagos
nav-profile = Perfil
frame-skip = Ir al contenido
frame-log-out = Cerrar sesión
frame-colophon = { $studio } utiliza Portico
frame-language = Idioma
frame-only-shows = Este enlace es solo para ver. Para responder, firmar, pagar o escribir, inicie sesión.
