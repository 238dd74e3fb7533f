# Parts that many pages share.


# Above a form that came back, with the number of mistakes.
parts-check = { $count ->
    [one] Please check one thing
   *[other] Please check { $count } things
}

# Behind the label of a field, in brackets.
parts-optional = optional
parts-pages = Pages
parts-more = Show more
parts-download = Download
parts-nobody = There is nobody to choose yet.
parts-search = Search

# Who did something, when it was the reader.
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
