# How numbers, money and dates are written, by the CLDR (de). Lists are divided by |.

format-group = .
format-decimal = ,
# From so many digits on, digits stand in groups.
format-least-grouped = 4

format-money = { $amount }{"\u00A0"}{ $symbol }
# Where the symbol ends in a letter.
format-money-letters = { $amount }{"\u00A0"}{ $symbol }
# What is not in the list is written with its code.
format-symbols = AUD AU$|BRL R$|CAD CA$|CNY CN¥|EUR €|GBP £|HKD HK$|ILS ₪|INR ₹|JPY ¥|KRW ₩|MXN MX$|NZD NZ$|THB ฿|TWD NT$|USD $|VND ₫|XAF FCFA|XCD EC$|XCG Cg.|XOF F{"\u202F"}CFA|XPF CFPF

format-months = Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember
format-date = { $day }. { $month } { $year }
format-day-month = { $day }. { $month }
# Digits of an hour before ten.
format-hour-digits = 2
format-moment = { $date } um { $time }

format-size-bytes = { $count ->
    [one] { $count }{"\u00A0"}Byte
   *[other] { $count } Byte
}
format-size-kilobytes = { $size } kB
format-size-megabytes = { $size } MB
format-size-gigabytes = { $size }{"\u00A0"}GB

# Which form a number takes: proves the plural rules, nobody reads it.
format-plural = { $count ->
    [one] one
   *[other] other
}
