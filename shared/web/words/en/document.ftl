# What all documents share.

document-quote = Quote
document-contract = Contract
document-questionnaire = Questionnaire
document-invoice = Invoice
# Heading over the documents of a list.
document-all = Documents
document-sent-on = Sent on { $day }
document-link-shows = This link only shows. Log in to answer.
document-complete = This is complete. Nothing more can be done with it.

# The timeline.
document-history = History
document-event-sent = Sent to you
document-event-viewed = First opened by you
document-event-accepted = Accepted by { $name }
document-event-accepted-own = Accepted by you
document-event-declined = Declined by { $name }
document-event-declined-own = Declined by you
document-event-signed = Signed by { $name }
document-event-signed-own = Signed by you
document-event-submitted = Submitted by { $name }
document-event-submitted-own = Submitted by you
document-event-paid = Paid
document-event-paid-by = Paid by { $name }
document-event-paid-own = Paid by you
document-event-refunded = Refunded
document-event-recalled = Taken back

# Line items and what they come to.
document-bill-item = Item
document-bill-quantity = Quantity
document-bill-price = Price
document-bill-tax = Tax
document-bill-amount = Amount
document-bill-subtotal = Subtotal
document-bill-discount = Discount
document-bill-net = Net
document-bill-tax-of = Tax { $rate }
document-bill-tax-within = Including { $rate } tax
document-bill-total = Total
document-bill-percent = { $number }%

# The letter that tells of it.
document-letter-quote = { $studio } sent you a quote: { $title }
document-letter-contract = { $studio } sent you a contract: { $title }
document-letter-questionnaire = { $studio } sent you a questionnaire: { $title }
document-letter-invoice = { $studio } sent you an invoice: { $title }
document-letter-preview = It is waiting in your portal.
document-letter-hello = Hello { $name },
document-letter-open = Open it
document-letter-button = If the button does not work, open this address:
