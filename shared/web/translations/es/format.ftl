# How numbers, money and dates are written, by the CLDR (es). Lists are divided by |.

format-group = .
format-decimal = ,
# From so many digits on, digits stand in groups.
format-least-grouped = 5

format-money = { $amount }{"\u00A0"}{ $symbol }
# Where the symbol ends in a letter.
format-money-letters = { $amount }{"\u00A0"}{ $symbol }
# What is not in the list is written with its code.
format-symbols = EUR €|THB ฿|USD US$|VND ₫|XCG Cg.|XPF CFPF

format-months = enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
format-date = { $day } de { $month } de { $year }
format-day-month = { $day } de { $month }
# Digits of an hour before ten.
format-hour-digits = 1
format-moment = { $date } a las { $time }

format-size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
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
