# Lo spazio di un progetto.

project-details = Dettagli
project-items = Documenti e file
project-no-items = Ancora niente
project-no-items-more = Qui comparirà tutto ciò che lo studio condivide per questo progetto.
project-all-files = Tutti i file
project-upload = Carica file
project-upload-choose = Scelga foto o documenti
