# Activity between a client and the studio.

activity-title = Activity
activity-all = Show all
activity-none = No activity yet
activity-none-more = Messages, documents, signatures and payments will appear here.
activity-pages = Pages
activity-older = Show older
activity-shown-newest = Latest { $count } items
activity-shown-older = { $count ->
    [one] { $count } older item
   *[other] { $count } older items
}
activity-shown-all = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
activity-quote = Quote
activity-contract = Contract
activity-questionnaire = Questionnaire
activity-invoice = Invoice
activity-sent-quote = { $name } sent you a quote
activity-sent-contract = { $name } sent you a contract
activity-sent-questionnaire = { $name } sent you a questionnaire
activity-sent-invoice = { $name } sent you an invoice
activity-sent-file = { $name } shared a file with you
activity-you-wrote = You sent a message
activity-wrote = { $name } sent a message
activity-you-uploaded = You uploaded a file
activity-uploaded = { $name } uploaded a file
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
