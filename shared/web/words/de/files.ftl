# Files, and adding to them.

files-title = Dateien
files-nothing = Noch nichts da
files-nothing-text = Dateien, die das Studio Ihnen sendet, werden hier aufbewahrt.
files-none = Noch keine Dateien
files-none-text = Was das Studio Ihnen zu diesem Projekt sendet, wird hier aufbewahrt.
files-add = Dateien hinzufügen
files-add-to = Dateien zu { $project } hinzufügen
files-send = Zu { $project } hinzufügen
files-choose = Fotos oder Dokumente auswählen
files-hint = Alle Beteiligten dieses Projekts und das Studio können sehen, was Sie hinzufügen.
files-added = Ihre Dateien sind da. Alle Beteiligten des Projekts können sie sehen.
files-renamed = Ihre Dateien sind da. Wo die Endung eines Namens nicht zur Datei passte, haben wir sie berichtigt. Alle Beteiligten des Projekts können sie sehen.
files-back = Zurück zu den Dateien

# What can go wrong on the way.
upload-together = Wählen Sie Dateien von zusammen höchstens { $size } und senden Sie den Rest in einem zweiten Schritt.
upload-broken-off = Das Hochladen brach ab. Bitte senden Sie noch einmal, was fehlt.
upload-none = Wählen Sie mindestens eine Datei
upload-others = { $count ->
    [one] Die andere Datei ist angekommen.
   *[other] Die anderen { $count } Dateien sind angekommen.
}
upload-empty = Diese Datei ist leer
upload-of-file = { $file }: { $why }
upload-most = Hier werden Dateien von höchstens { $size } angenommen
upload-finished = Dieses Hochladen ist abgeschlossen; die Datei ist da.
