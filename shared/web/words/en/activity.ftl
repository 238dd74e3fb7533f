# What happened between a client and the studio.

activity-title = Activity
activity-all = Show everything
activity-none = Nothing here yet
activity-none-more = Whatever is sent, written, signed or paid will be listed here.
activity-pages = Pages
activity-older = Older
activity-shown-newest = The newest { $count }. Older ones are on the next page.
activity-shown-older = { $count ->
    [one] One older entry
   *[other] { $count } older entries
}
activity-shown-all = { $count ->
    [one] One entry, that is all
   *[other] { $count } entries, that is all
}
activity-quote = Quote
activity-contract = Contract
activity-questionnaire = Questionnaire
activity-invoice = Invoice
activity-sent-quote = { $name } sent you a quote
activity-sent-contract = { $name } sent you a contract
activity-sent-questionnaire = { $name } sent you a questionnaire
activity-sent-invoice = { $name } sent you an invoice
activity-sent-file = { $name } sent you a file
activity-you-wrote = You wrote
activity-wrote = { $name } wrote
activity-you-uploaded = You added a file
activity-uploaded = { $name } added a file
activity-you-accepted = You accepted a quote
activity-accepted = { $name } accepted a quote
activity-you-declined = You declined a quote
activity-declined = { $name } declined a quote
activity-you-signed = You signed a contract
activity-signed = { $name } signed a contract
activity-you-answered = You answered a questionnaire
activity-answered = { $name } answered a questionnaire
activity-you-paid = You paid { $amount }
activity-paid = { $amount } was paid
activity-refunded = { $amount } was refunded
