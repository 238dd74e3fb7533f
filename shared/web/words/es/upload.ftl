# Uploads with progress.

upload-sending = Enviando …
upload-arrived = Recibido
upload-broken = Se ha interrumpido la conexión. Inténtelo de nuevo.
upload-renamed = Guardado como
upload-most-files = Puede añadir como máximo { $count } archivos a la vez. Los anteriores ya están aquí; añada ahora los demás.
upload-most-begun = Tiene { $count } envíos en curso. Espere a que terminen algunos, o cancélelos, e inténtelo de nuevo.
upload-at-once = Hasta { $count } archivos y { $size } a la vez.
upload-each = Hasta { $size } por archivo.
upload-off = Por el momento no puede añadir archivos aquí. Los archivos que ya están aquí se conservan.
upload-corrected = Hemos corregido la extensión de los nombres que no correspondían al archivo.
