# What stands below an answer that came by mail.

inbound-from = respondido desde { $address }
inbound-refused = no admitidos: { $names }
inbound-files-only = solo archivos
inbound-cut = el resto es demasiado largo para mostrarse aquí; el estudio puede leerlo entero
inbound-renamed = { $name } se ha guardado como { $saved }, según su contenido
