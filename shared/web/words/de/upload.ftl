# Uploads with progress.

upload-sending = Wird gesendet …
upload-arrived = Angekommen
upload-broken = Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.
upload-renamed = Gespeichert als
upload-most-files = Sie können höchstens { $count } Dateien auf einmal hinzufügen. Die vorherigen sind angekommen; fügen Sie nun die übrigen hinzu.
upload-most-begun = Sie haben { $count } Uploads begonnen. Warten Sie, bis einige fertig sind, oder brechen Sie sie ab, und versuchen Sie es dann noch einmal.
