# Why a value was refused, beside its field.

refusal-missing = Enter a value
refusal-too-long = { $count ->
    [one] Use at most one character
   *[other] Use at most { $count } characters
}
refusal-no-email = Enter an e-mail address
refusal-email = Enter an e-mail address like name@example.com
refusal-day = Enter a day as YYYY-MM-DD
refusal-language = Choose one of the languages
refusal-file-name = Give the file a name of at most 200 characters
refusal-no-file-name = Give the file a name
refusal-file-kind = Files of this kind are not taken here. Send one of: { $kinds }
refusal-not-really = This is not really a .{ $extension } file; check it and send it again
refusal-password-short = { $count ->
    [one] Use at least one character
   *[other] Use at least { $count } characters
}
refusal-password-common = This password is one of the first anyone would try; choose another
refusal-password-of-names = Do not build the password from your name, your e-mail or the studio's name
