# Uploads with progress.

upload-sending = Caricamento…
upload-arrived = Caricato
upload-broken = Caricamento interrotto. Controlli la connessione e riprovi.
upload-renamed = Salvato come
upload-most-files = Può caricare fino a { $count } file alla volta. I primi sono stati caricati; ora aggiunga gli altri.
upload-most-begun = Ha { $count } caricamenti in corso. Attenda che alcuni finiscano, o li annulli, e riprovi.
upload-at-once = Fino a { $count } file e { $size } alla volta.
upload-each = Fino a { $size } per file.
upload-off = Al momento non può caricare file qui. I file esistenti restano disponibili.
upload-corrected = Abbiamo corretto le estensioni che non corrispondevano al contenuto.
