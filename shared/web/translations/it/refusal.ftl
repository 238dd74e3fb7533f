# Validation errors, shown beside their fields.

refusal-missing = Compili questo campo
refusal-too-long = { $count ->
    [one] Usi al massimo un carattere
   *[other] Usi al massimo { $count } caratteri
}
refusal-no-email = Inserisca un indirizzo e-mail
refusal-email = Inserisca un indirizzo e-mail come name@example.com
refusal-day = Inserisca una data nel formato AAAA-MM-GG
refusal-language = Scelga una delle lingue
refusal-file-name = Il nome del file non può superare i 200 caratteri
refusal-no-file-name = Inserisca un nome per il file
refusal-file-kind = Questo tipo di file non è supportato. Tipi accettati: { $kinds }
refusal-not-really = Questo file .{ $extension } non è valido. Lo controlli e lo carichi di nuovo.
refusal-password-short = { $count ->
    [one] Usi almeno un carattere
   *[other] Usi almeno { $count } caratteri
}
refusal-password-common = Questa password è troppo comune. Ne scelga un’altra.
refusal-password-of-names = Non usi il Suo nome, la Sua e-mail o il nome dello studio nella password
