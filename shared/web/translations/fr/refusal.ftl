# Validation errors, shown beside their fields.

refusal-missing = Veuillez remplir ce champ
refusal-too-long = { $count ->
    [one] Utilisez { $count } caractère au maximum
   *[other] Utilisez { $count } caractères au maximum
}
refusal-no-email = Saisissez une adresse e-mail
refusal-email = Saisissez une adresse e-mail comme name@example.com
refusal-day = Saisissez une date au format AAAA-MM-JJ
refusal-language = Choisissez une des langues
refusal-file-name = Le nom du fichier ne doit pas dépasser 200 caractères
refusal-no-file-name = Saisissez un nom de fichier
refusal-file-kind = Ce type de fichier n’est pas pris en charge. Types acceptés : { $kinds }
refusal-not-really = Ce fichier .{ $extension } n’est pas valide. Vérifiez-le et envoyez-le de nouveau.
refusal-password-short = { $count ->
    [one] Utilisez au moins { $count } caractère
   *[other] Utilisez au moins { $count } caractères
}
refusal-password-common = Ce mot de passe est trop courant. Choisissez-en un autre.
refusal-password-of-names = N’utilisez pas votre nom, votre adresse e-mail ni le nom du studio dans le mot de passe
