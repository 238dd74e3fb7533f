# Parts that many pages share.


# Above a form that came back, with the number of mistakes.
parts-check = { $count ->
    [one] Bitte prüfen Sie eine Angabe
   *[other] Bitte prüfen Sie { $count } Angaben
}

# Behind the label of a field, in brackets.
parts-optional = freiwillig
parts-pages = Seiten
parts-more = Mehr anzeigen
parts-download = Herunterladen
parts-nobody = Es gibt noch niemanden zur Auswahl.
parts-search = Suchen

# Who did something, when it was the reader.
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
