# Parts that many pages share.


# Above a form that came back, with the number of mistakes.
parts-check = { $count ->
    [one] Controlli un dato, per favore
   *[other] Controlli { $count } dati, per favore
}

# Behind the label of a field, in brackets.
parts-optional = facoltativo
parts-pages = Pagine
parts-more = Mostra altro
parts-download = Scarica
parts-nobody = Non c’è ancora nessuno da scegliere.
parts-search = Cerca

# Who did something, when it was the reader.
parts-you = Lei
wait-seconds = { $count ->
    [one] un secondo
   *[other] { $count } secondi
}
wait-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minuti
}

# The button below a field for a password.
parts-show-password = Mostra la password
parts-hide-password = Nascondi la password
