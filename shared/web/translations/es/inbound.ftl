# Notes below a reply that arrived by email.

inbound-from = enviado desde { $address }
inbound-refused = archivos no admitidos: { $names }
inbound-files-only = solo adjuntos
inbound-cut = mensaje demasiado largo para mostrarse aquí; el estudio puede leerlo entero
inbound-renamed = { $name } se ha guardado como { $saved }, según su contenido
