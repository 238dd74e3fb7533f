# Parts that many pages share.

# Above a form with errors; the count is the number of errors.
parts-check = { $count ->
    [one] Veuillez corriger { $count } erreur
   *[other] Veuillez corriger { $count } erreurs
}

# Behind the label of a field, in brackets.
parts-optional = facultatif
parts-pages = Pages
parts-more = Afficher plus
parts-download = Télécharger
parts-nobody = Personne à choisir pour l’instant.
parts-search = Rechercher

# The reader, as the one who did something.
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
