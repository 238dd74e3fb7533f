# Parts that many pages share.

# Above a form with errors; the count is the number of errors.
parts-check = { $count ->
    [one] Bitte prüfen Sie Ihre Eingabe
   *[other] Bitte prüfen Sie { $count } Eingaben
}

# Behind the label of a field, in brackets.
parts-optional = optional
parts-pages = Seiten
parts-more = Mehr anzeigen
parts-download = Herunterladen
parts-nobody = Noch keine Personen zur Auswahl.
parts-search = Suchen

# The reader, as the one who did something.
parts-you = Sie
wait-seconds = { $count ->
    [one] eine Sekunde
   *[other] { $count } Sekunden
}
wait-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}

# The button below a field for a password.
parts-show-password = Passwort anzeigen
parts-hide-password = Passwort verbergen
