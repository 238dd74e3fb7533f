# Uploads with progress.

upload-sending = Wird gesendet …
upload-arrived = Angekommen
upload-broken = Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.
upload-renamed = Gespeichert als
upload-most-files = Sie können höchstens { $count } Dateien auf einmal hinzufügen. Die vorherigen sind angekommen; fügen Sie nun die übrigen hinzu.
upload-most-begun = Sie haben { $count } Uploads begonnen. Warten Sie, bis einige fertig sind, oder brechen Sie sie ab, und versuchen Sie es dann noch einmal.
upload-at-once = Bis zu { $count } Dateien und { $size } auf einmal.
upload-each = Bis zu { $size } pro Datei.
upload-off = Hier können Sie zurzeit keine Dateien hinzufügen. Vorhandene Dateien bleiben.
upload-corrected = Wo die Endung eines Dateinamens nicht zur Datei passte, haben wir sie berichtigt.
