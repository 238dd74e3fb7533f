# Der Arbeitsbereich eines Projekts.

project-details = Details
project-items = Dokumente und Dateien
project-no-items = Noch keine Einträge
project-no-items-more = Alles, was das Studio zu diesem Projekt für Sie freigibt, erscheint hier.
project-all-files = Alle Dateien
project-upload = Dateien hochladen
project-upload-choose = Fotos oder Dokumente auswählen
