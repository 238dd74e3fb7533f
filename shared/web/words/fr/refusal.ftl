# Why a value was refused, beside its field.

refusal-missing = Veuillez remplir ce champ
refusal-too-long = { $count ->
    [one] Utilisez { $count } caractère au maximum
   *[other] Utilisez { $count } caractères au maximum
}
refusal-no-email = Saisissez une adresse e-mail
refusal-email = Saisissez une adresse e-mail comme name@example.com
refusal-day = Saisissez un jour sous la forme AAAA-MM-JJ
refusal-language = Choisissez une des langues
refusal-file-name = Donnez au fichier un nom de 200 caractères au maximum
refusal-no-file-name = Donnez un nom au fichier
refusal-file-kind = Les fichiers de ce type ne sont pas acceptés ici. Types possibles : { $kinds }
refusal-not-really = Ce n’est pas vraiment un fichier .{ $extension } ; vérifiez-le et envoyez-le de nouveau
refusal-password-short = { $count ->
    [one] Utilisez au moins { $count } caractère
   *[other] Utilisez au moins { $count } caractères
}
refusal-password-common = Ce mot de passe est l’un des premiers que l’on essaierait ; choisissez-en un autre
refusal-password-of-names = Ne formez pas le mot de passe à partir de votre nom, de votre adresse e-mail ou du nom du studio
