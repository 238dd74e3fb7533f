# Why a value was refused, beside its field.

refusal-missing = Compili questo campo
refusal-too-long = { $count ->
    [one] Usi al massimo un carattere
   *[other] Usi al massimo { $count } caratteri
}
refusal-no-email = Inserisca un indirizzo e-mail
refusal-email = Inserisca un indirizzo e-mail come name@example.com
refusal-day = Inserisca un giorno come AAAA-MM-GG
refusal-language = Scelga una delle lingue
refusal-file-name = Dia al file un nome di al massimo 200 caratteri
refusal-no-file-name = Dia un nome al file
refusal-file-kind = I file di questo tipo non sono accettati qui. Può inviare: { $kinds }
refusal-not-really = Questo non è davvero un file .{ $extension }; lo controlli e lo invii di nuovo
refusal-password-short = { $count ->
    [one] Usi almeno un carattere
   *[other] Usi almeno { $count } caratteri
}
refusal-password-common = Questa password è una delle prime che chiunque proverebbe; ne scelga un’altra
refusal-password-of-names = Non componga la password con il Suo nome, la Sua e-mail o il nome dello studio
