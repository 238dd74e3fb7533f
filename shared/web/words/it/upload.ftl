# Uploads with progress.

upload-sending = Invio …
upload-arrived = Arrivato
upload-broken = La connessione si è interrotta. Riprovi.
