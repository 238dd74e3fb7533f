# Payments.

payments-title = Payments
payments-nothing = No payments yet
payments-nothing-text = Your invoices and payments will appear here.
payments-waiting = Outstanding
payments-closed = Paid or void
payments-open = Balance due
payments-paid = Paid
payments-lost = Returned by your bank
payments-total = Total

payments-pay-now = Pay now
payments-pay-early = Pay early
payments-not-open = Card payments aren’t available yet. Please ask { $studio } how to pay.
payments-stripe = Payments are processed securely by Stripe. Your card details never reach this portal.

# Beside an installment.
payments-processing = Your payment is processing. This can take a few days.
payments-refunded = { $amount } was refunded.
payments-refund-failed = A refund of { $amount } couldn’t be delivered and went back to the studio. Please contact the studio.
payments-disputed = A dispute over { $amount } is open with your bank. There’s nothing to do here until your bank decides.
payments-dispute-lost = Your bank returned { $amount } to you after a dispute.
payments-dispute-won = The dispute over { $amount } is closed. The payment stands.
payments-failed = Your last payment attempt failed.

# The page that the payment provider sends a client back to.
pay-title = Payment
pay-thanks = Thank you
pay-received = { $studio } has received your payment of { $amount } ({ $label }).
pay-on-its-way = Your payment is processing
pay-confirming = Your payment of { $amount } ({ $label }) can take a few days to be confirmed. You don’t need to do anything else, and you won’t be charged twice.
pay-failed = Payment failed
pay-nothing-taken = You haven’t been charged for { $label } ({ $amount }).
pay-try-again = You can try again under “Payments”.
pay-not-made = Payment cancelled
pay-left = You left before completing the payment.
pay-back = Back to payments

# Why a payment is not possible.
pay-not-open = This studio doesn’t accept card payments here yet. Please ask them how to pay.
pay-busy = The payment page isn’t available right now. You haven’t been charged. Please try again in a moment.
pay-refused = The payment page couldn’t be opened. You haven’t been charged. Please contact the studio.
pay-not-carried-out = Your bank couldn’t complete the payment.
pay-nothing-more = There’s a problem with this payment. No further payments are possible here until the studio has checked it.
pay-already-paid = This installment has already been paid.
pay-already-processing = Your payment for this installment is already processing. This can take a few days.
pay-disputed = The payment for this installment is being disputed. Please contact the studio.
pay-was-refunded = The payment for this installment was refunded. Please contact the studio before you pay again.
pay-odd = There’s a problem with this payment. Please contact the studio before you pay.

# Paying several installments at once, and receipts.
payments-due = due { $day }
payments-came = paid on { $day }
payments-due-all = Pay amount due: { $amount }
payments-together = Pay selected
payments-choose = Select { $label }
payments-receipt = Receipt
payments-more = Show more invoices
pay-void = The studio has voided this invoice. There’s nothing to pay.
pay-too-much = This amount is too high for a single payment. Please select fewer installments.
pay-not-payable = This amount can’t be paid online. Please ask the studio how to pay it.
pay-nothing-due = Nothing is due on this invoice right now.
pay-none-chosen = Select at least one payment
pay-choose-title = Select payments
