# Uploads with progress.

upload-sending = Subiendo…
upload-arrived = Subido
upload-broken = Subida interrumpida. Compruebe su conexión e inténtelo de nuevo.
upload-renamed = Guardado como
upload-most-files = Puede subir hasta { $count } archivos a la vez. Los primeros ya se han subido; añada ahora los demás.
upload-most-begun = Tiene { $count } subidas en curso. Espere a que terminen algunas, o cancélelas, e inténtelo de nuevo.
upload-at-once = Hasta { $count } archivos y { $size } a la vez.
upload-each = Hasta { $size } por archivo.
upload-off = En este momento no puede subir archivos aquí. Los archivos existentes siguen disponibles.
upload-corrected = Hemos corregido las extensiones que no correspondían al contenido.
