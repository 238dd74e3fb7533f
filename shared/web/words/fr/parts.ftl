# Parts that many pages share.


# Above a form that came back, with the number of mistakes.
parts-check = { $count ->
    [one] Veuillez vérifier un point
   *[other] Veuillez vérifier { $count } points
}

# Behind the label of a field, in brackets.
parts-optional = facultatif
parts-pages = Pages
parts-more = Afficher la suite
parts-download = Télécharger
parts-nobody = Il n’y a encore personne à choisir.
parts-search = Rechercher

# Who did something, when it was the reader.
parts-you = Vous
wait-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
wait-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

# The button below a field for a password.
parts-show-password = Afficher le mot de passe
parts-hide-password = Masquer le mot de passe
