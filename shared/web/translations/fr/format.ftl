# How numbers, money and dates are written, by the CLDR (fr). Lists are divided by |.

format-group = {"\u202F"}
format-decimal = ,
# From so many digits on, digits stand in groups.
format-least-grouped = 4

format-money = { $amount }{"\u00A0"}{ $symbol }
# Where the symbol ends in a letter.
format-money-letters = { $amount }{"\u00A0"}{ $symbol }
# What is not in the list is written with its code.
format-symbols = ARS $AR|AUD $AU|BMD $BM|BND $BN|BRL R$|BZD $BZ|CAD $CA|CLP $CL|COP $CO|EUR €|FJD $FJ|FKP £FK|GBP £GB|GIP £GI|ILS ₪|INR ₹|KRW ₩|LBP £LB|MXN $MX|NAD $NA|NZD $NZ|SBD $SB|SGD $SG|SRD $SR|TTD $TT|USD $US|UYU $UY|VND ₫|WST $WS|XAF FCFA|XCG Cg.|XOF F{"\u202F"}CFA|XPF FCFP

format-months = janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
format-date = { $day } { $month } { $year }
format-day-month = { $day } { $month }
# Digits of an hour before ten.
format-hour-digits = 2
format-moment = { $date } à { $time }

format-size-bytes = { $count ->
    [one] { $count }{"\u00A0"}octet
   *[other] { $count }{"\u00A0"}octets
}
format-size-kilobytes = { $size }{"\u202F"}ko
format-size-megabytes = { $size }{"\u202F"}Mo
format-size-gigabytes = { $size }{"\u202F"}Go

# Which form a number takes: proves the plural rules, nobody reads it.
format-plural = { $count ->
    [one] one
    [many] many
   *[other] other
}
