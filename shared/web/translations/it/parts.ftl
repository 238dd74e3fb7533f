# Parts that many pages share.

# Above a form with errors; the count is the number of errors.
parts-check = { $count ->
    [one] Corregga { $count } errore
   *[other] Corregga { $count } errori
}

# Behind the label of a field, in brackets.
parts-optional = facoltativo
parts-pages = Pagine
parts-more = Mostra altro
parts-download = Scarica
parts-nobody = Ancora nessuna persona da scegliere.
parts-search = Cerca

# The reader, as the one who did something.
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
