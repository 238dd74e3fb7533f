# Uploads with progress.

upload-sending = Wird gesendet …
upload-arrived = Angekommen
upload-broken = Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.
