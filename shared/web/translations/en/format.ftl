# How numbers, money and dates are written, by the CLDR (en-GB). Lists are divided by |.

format-group = ,
format-decimal = .
# From so many digits on, digits stand in groups.
format-least-grouped = 4

format-money = { $symbol }{ $amount }
# Where the symbol ends in a letter.
format-money-letters = { $symbol }{"\u00A0"}{ $amount }
# What is not in the list is written with its code.
format-symbols = AUD A$|BRL R$|CAD CA$|CNY CN¥|EUR €|GBP £|HKD HK$|ILS ₪|INR ₹|JPY JP¥|KRW ₩|MXN MX$|NZD NZ$|PHP ₱|TWD NT$|USD US$|VND ₫|XAF FCFA|XCD EC$|XCG Cg.|XOF F{"\u202F"}CFA|XPF CFPF

format-months = January|February|March|April|May|June|July|August|September|October|November|December
format-date = { $day } { $month } { $year }
format-day-month = { $day } { $month }
# Digits of an hour before ten.
format-hour-digits = 2
format-moment = { $date } at { $time }

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
   *[other] other
}
