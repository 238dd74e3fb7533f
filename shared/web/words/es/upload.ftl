# Uploads with progress.

upload-sending = Enviando …
upload-arrived = Recibido
upload-broken = Se ha interrumpido la conexión. Inténtelo de nuevo.
