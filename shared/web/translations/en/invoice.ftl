# One invoice.

invoice-number = Invoice { $number }
invoice-to = For { $names }
invoice-status-sent = Open
invoice-status-part-paid = Partially paid
invoice-status-paid = Paid
invoice-status-overdue = Overdue
invoice-status-void = Void
invoice-lines = Items
invoice-description = Description
invoice-quantity = Quantity
invoice-price = Price
invoice-tax = Tax
invoice-amount = Amount
invoice-subtotal = Subtotal
invoice-discount = Discount
invoice-net = Total excluding tax
invoice-tax-rate = Tax { $rate } on { $net }
invoice-tax-included = Prices include tax.
invoice-total = Total
invoice-schedule = Payment schedule
invoice-percent = { $rate }%
