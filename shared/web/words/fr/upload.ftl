# Uploads with progress.

upload-sending = Envoi …
upload-arrived = Arrivé
upload-broken = La connexion a été interrompue. Veuillez réessayer.
