# What all documents share.

document-quote = Quote
document-contract = Contract
document-questionnaire = Questionnaire
document-invoice = Invoice

# The action beside a document in a list.
document-act-quote = Review quote
document-act-contract = Review and sign
document-act-questionnaire = Fill out questionnaire
document-act-invoice = View and pay
document-act-view = View

# The timeline.
document-history = History
document-event-sent = Sent to you
document-event-viewed = Viewed by you
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

# Line items and totals.
document-bill-item = Item
document-bill-quantity = Quantity
document-bill-price = Price
document-bill-tax = Tax
document-bill-amount = Amount
document-bill-subtotal = Subtotal
document-bill-discount = Discount
document-bill-net = Total excluding tax
document-bill-tax-of = Tax { $rate }
document-bill-tax-within = Including { $rate } tax
document-bill-total = Total
document-bill-percent = { $number }%
document-unkept = Your changes came too late and weren’t saved:
document-print = Print
