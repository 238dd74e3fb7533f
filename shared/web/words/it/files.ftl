# Files, and adding to them.

files-title = File
files-nothing = Ancora niente qui
files-nothing-text = I file che lo studio Le invierà saranno conservati qui.
files-none = Ancora nessun file
files-none-text = Ciò che lo studio Le invierà per questo progetto sarà conservato qui.
files-add = Aggiungi file
files-add-to = Aggiungi file a { $project }
files-send = Aggiungi a { $project }
files-choose = Scelga foto o documenti
files-hint = Tutte le persone di questo progetto e lo studio possono vedere ciò che aggiunge.
files-added = I Suoi file sono qui. Tutte le persone del progetto possono vederli.
files-renamed = I Suoi file sono qui. Dove l’estensione di un nome non corrispondeva al file, l’abbiamo corretta. Tutte le persone del progetto possono vederli.
files-back = Torna ai file

# What can go wrong on the way.
upload-together = Scelga file per un totale di al massimo { $size } e invii il resto in un secondo momento.
upload-broken-off = Il caricamento si è interrotto. Invii di nuovo ciò che manca.
upload-none = Scelga almeno un file
upload-others = { $count ->
    [one] L’altro file è arrivato.
   *[other] Gli altri { $count } file sono arrivati.
}
upload-empty = Questo file è vuoto
upload-of-file = { $file }: { $why }
upload-most = Qui sono accettati file di al massimo { $size }
upload-finished = Questo caricamento è terminato; il file c’è.
