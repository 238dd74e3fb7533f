# Der Arbeitsbereich eines Projekts.

project-details = Einzelheiten
project-items = Dokumente und Dateien
project-no-items = Noch nichts da
project-no-items-more = Was das Studio Ihnen zu diesem Projekt sendet, wird hier aufbewahrt.
project-all-files = Alle Dateien
project-upload = Dateien hinzufügen
project-upload-choose = Fotos oder Dokumente auswählen
project-upload-limit = Alle Beteiligten dieses Projekts und das Studio sehen, was Sie hinzufügen. Bis { $size } auf einmal.
