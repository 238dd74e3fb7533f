# Uploads with progress.

upload-sending = Wird hochgeladen …
upload-arrived = Hochgeladen
upload-broken = Upload unterbrochen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
upload-renamed = Gespeichert als
upload-most-files = Sie können höchstens { $count } Dateien auf einmal hochladen. Die ersten wurden hochgeladen, fügen Sie nun die übrigen hinzu.
upload-most-begun = Sie haben { $count } Uploads begonnen. Warten Sie, bis einige fertig sind, oder brechen Sie sie ab, und versuchen Sie es dann noch einmal.
upload-at-once = Bis zu { $count } Dateien und { $size } auf einmal.
upload-each = Bis zu { $size } pro Datei.
upload-off = Hier können Sie derzeit keine Dateien hochladen. Vorhandene Dateien bleiben verfügbar.
upload-corrected = Dateiendungen, die nicht zum Inhalt passten, haben wir korrigiert.
