# Der Arbeitsbereich eines Projekts.

project-details = Einzelheiten
project-items = Dokumente und Dateien
project-no-items = Noch nichts da
project-no-items-more = Was das Studio Ihnen zu diesem Projekt sendet, wird hier aufbewahrt.
project-all-files = Alle Dateien
project-upload = Dateien hinzufügen
project-upload-choose = Fotos oder Dokumente auswählen

