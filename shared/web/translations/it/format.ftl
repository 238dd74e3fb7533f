# How numbers, money and dates are written, by the CLDR (it). Lists are divided by |.

format-group = .
format-decimal = ,
# From so many digits on, digits stand in groups.
format-least-grouped = 5

format-money = { $amount }{"\u00A0"}{ $symbol }
# Where the symbol ends in a letter.
format-money-letters = { $amount }{"\u00A0"}{ $symbol }
# What is not in the list is written with its code.
format-symbols = AUD A$|CAD CA$|CNY CN¥|EUR €|GBP £|ILS ₪|NZD NZ$|PHP ₱|THB ฿|XAF FCFA|XCD EC$|XCG Cf|XOF F{"\u202F"}CFA|XPF CFPF

format-months = gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre
format-date = { $day } { $month } { $year }
format-day-month = { $day } { $month }
# Digits of an hour before ten.
format-hour-digits = 2
format-moment = { $date } alle ore { $time }

format-size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } byte
}
format-size-kilobytes = { $size } kB
format-size-megabytes = { $size } MB
format-size-gigabytes = { $size } GB

# Which form a number takes: proves the plural rules, nobody reads it.
format-plural = { $count ->
    [one] one
    [many] many
   *[other] other
}
