# Validation errors, shown beside their fields.

refusal-missing = Enter a value
refusal-too-long = { $count ->
    [one] Use at most one character
   *[other] Use at most { $count } characters
}
refusal-no-email = Enter an email address
refusal-email = Enter an email address like name@example.com
refusal-day = Enter a date as YYYY-MM-DD
refusal-language = Choose one of the languages
refusal-file-name = Use a file name of at most 200 characters
refusal-no-file-name = Enter a file name
refusal-file-kind = This file type isn’t supported. Use one of: { $kinds }
refusal-not-really = This isn’t a valid .{ $extension } file. Check the file and upload it again.
refusal-password-short = { $count ->
    [one] Use at least one character
   *[other] Use at least { $count } characters
}
refusal-password-common = This password is too common. Choose another one.
refusal-password-of-names = Don’t use your name, your email address or the studio’s name in the password
