# Uploads with progress.

upload-sending = Invio …
upload-arrived = Arrivato
upload-broken = La connessione si è interrotta. Riprovi.
upload-renamed = Salvato come
upload-most-files = Può aggiungere al massimo { $count } file alla volta. I precedenti sono arrivati; aggiunga ora gli altri.
upload-most-begun = Ha { $count } caricamenti in corso. Attenda che alcuni finiscano, o li annulli, e riprovi.
upload-at-once = Fino a { $count } file e { $size } alla volta.
upload-each = Fino a { $size } per file.
upload-off = Al momento non può aggiungere file qui. I file già presenti restano.
upload-corrected = Abbiamo corretto l’estensione dei nomi che non corrispondevano al file.
