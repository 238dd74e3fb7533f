# The frame around every page.

nav-label = Portal
nav-home = Inicio
nav-activity = Actividad
nav-files = Archivos
nav-payments = Pagos
nav-profile = Perfil
frame-skip = Ir al contenido
frame-log-out = Cerrar sesión
frame-colophon = Con la tecnología de Portico
frame-language = Idioma
frame-only-shows = Este enlace es solo de consulta. Para firmar, pagar o responder, inicie sesión.
