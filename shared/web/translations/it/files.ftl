# Files and uploads.

files-title = File
files-nothing = Ancora nessun file
files-nothing-text = Qui compariranno i file e i documenti che lo studio condivide con Lei.
files-none = Ancora nessun file
files-none-text = Qui comparirà tutto ciò che lo studio condivide per questo progetto.
files-add = Carica file
files-add-to = Carica file in { $project }
files-send = Carica in { $project }
files-choose = Scelga foto o documenti
files-hint = Tutte le persone del progetto e lo studio possono vedere questi file.
files-added = File caricati. Tutte le persone del progetto possono vederli.
files-renamed = File caricati. Tutte le persone del progetto possono vederli. Abbiamo corretto le estensioni che non corrispondevano al contenuto.
files-back = Torna ai file

# Errors of an upload.
upload-together = Può caricare fino a { $size } alla volta. Carichi il resto separatamente.
upload-broken-off = Il caricamento si è interrotto. Carichi di nuovo i file mancanti.
upload-none = Scelga almeno un file
upload-others = { $count ->
    [one] L’altro file è stato caricato.
   *[other] Gli altri { $count } file sono stati caricati.
}
upload-empty = Questo file è vuoto
upload-of-file = { $file }: { $why }
upload-most = I file possono essere al massimo di { $size }
upload-finished = Questo caricamento è già completato.
