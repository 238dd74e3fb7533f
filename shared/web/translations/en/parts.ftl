# Parts that many pages share.

# Above a form with errors; the count is the number of errors.
parts-check = { $count ->
    [one] There’s a problem
   *[other] There are { $count } problems
}

# Behind the label of a field, in brackets.
parts-optional = optional
parts-pages = Pages
parts-more = Show more
parts-download = Download
parts-nobody = No people to choose from yet.
parts-search = Search

# The reader, as the one who did something.
parts-you = You
wait-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
wait-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}

# The button below a field for a password.
parts-show-password = Show password
parts-hide-password = Hide password
