# The receipt of a payment: its page and its letter.

receipt-title = Receipt
receipt-subject = Receipt for { $title }
receipt-preview = Your payment of { $amount } has arrived.
receipt-thanks = { $studio } has received your payment of { $amount }. Thank you.
receipt-open = Open the receipt
receipt-from = Received by
receipt-payer = Paid by
receipt-paid-on = Date of payment
receipt-method = Paid by means of
receipt-method-online = Online payment
receipt-method-cash = Cash
receipt-method-transfer = Bank transfer
receipt-method-other = Other
receipt-reference = Reference
receipt-for = Paid for
receipt-total = Total received
receipt-refunded = Refunded since
receipt-back = Back to the invoice
receipt-invoice = Invoice { $number }: { $title }
receipt-row = { $label }: { $amount }
