# The receipt of a payment: its page and its email.

receipt-title = Receipt
receipt-subject = Receipt for { $title }
receipt-preview = Payment received: { $amount }
receipt-thanks = { $studio } has received your payment of { $amount }. Thank you.
receipt-open = View receipt
receipt-from = Payee
receipt-payer = Paid by
receipt-paid-on = Payment date
receipt-method = Payment method
receipt-method-online = Online payment
receipt-method-cash = Cash
receipt-method-transfer = Bank transfer
receipt-method-other = Other
receipt-reference = Reference
receipt-for = For
receipt-total = Amount paid
receipt-refunded = Refunded
receipt-lost = Returned by your bank
receipt-back = Back to invoice
receipt-invoice = Invoice { $number }: { $title }
receipt-row = { $label }: { $amount }
