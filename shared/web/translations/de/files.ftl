# Files and uploads.

files-title = Dateien
files-nothing = Noch keine Dateien
files-nothing-text = Dateien und Dokumente, die das Studio für Sie freigibt, erscheinen hier.
files-none = Noch keine Dateien
files-none-text = Alles, was das Studio zu diesem Projekt für Sie freigibt, erscheint hier.
files-add = Dateien hochladen
files-add-to = Dateien zu { $project } hochladen
files-send = Zu { $project } hochladen
files-choose = Fotos oder Dokumente auswählen
files-hint = Alle Beteiligten dieses Projekts und das Studio können diese Dateien sehen.
files-added = Dateien hochgeladen. Alle Beteiligten dieses Projekts können sie sehen.
files-renamed = Dateien hochgeladen. Alle Beteiligten dieses Projekts können sie sehen. Dateiendungen, die nicht zum Inhalt passten, haben wir korrigiert.
files-back = Zurück zu den Dateien

# Errors of an upload.
upload-together = Sie können bis zu { $size } auf einmal hochladen. Bitte laden Sie den Rest separat hoch.
upload-broken-off = Der Upload wurde unterbrochen. Bitte laden Sie die fehlenden Dateien noch einmal hoch.
upload-none = Wählen Sie mindestens eine Datei
upload-others = { $count ->
    [one] Die andere Datei wurde hochgeladen.
   *[other] Die anderen { $count } Dateien wurden hochgeladen.
}
upload-empty = Diese Datei ist leer
upload-of-file = { $file }: { $why }
upload-most = Dateien dürfen höchstens { $size } groß sein
upload-finished = Dieser Upload ist bereits abgeschlossen.
