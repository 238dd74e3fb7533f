# What all documents share.

document-quote = Quote
document-contract = Contract
document-questionnaire = Questionnaire
document-invoice = Invoice

# What to do with one, in a list.
document-act-quote = Read and answer
document-act-contract = Read and sign
document-act-questionnaire = Fill in
document-act-invoice = View and pay
document-act-view = View

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
document-event-recalled = Recalled
document-event-voided = Voided

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
document-unkept = What you wrote came too late and was not kept:
document-print = Print
