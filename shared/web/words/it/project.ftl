# Lo spazio di un progetto.

project-details = Dettagli
project-items = Documenti e file
project-no-items = Ancora niente
project-no-items-more = Qui sarà conservato ciò che lo studio Le invia per questo progetto.
project-all-files = Tutti i file
project-upload = Aggiungi file
project-upload-choose = Scelga foto o documenti

