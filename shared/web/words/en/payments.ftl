# What is to pay, and paying.

payments-title = Payments
payments-nothing = Nothing to pay
payments-nothing-text = When the studio sends you an invoice, its payments are listed here.
payments-waiting = To pay
payments-closed = Paid or void
payments-open = Still to pay
payments-paid = Paid
payments-lost = Returned by your bank
payments-total = In all

payments-pay-now = Pay now
payments-pay-early = Pay early
payments-not-open = Card payments are not open here yet. Please ask { $studio } how to pay.
payments-stripe = Payments are taken by Stripe on a secure page. Your card details never pass through this portal.

# Beside an installment.
payments-processing = Your payment is being confirmed. Some banks take a few days.
payments-refunded = { $amount } of it was refunded.
payments-refund-failed = A refund of { $amount } did not reach you, and the money went back to the studio. Please contact the studio.
payments-disputed = Your bank is disputing { $amount }. There is nothing to do here until it decides.
payments-dispute-lost = Your bank decided the dispute for you and returned { $amount } to you.
payments-dispute-won = The dispute over { $amount } is closed: the payment stands.
payments-failed = The last attempt did not go through.

# Where the payment page sends people back to.
pay-title = Payment
pay-thanks = Thank you
pay-received = { $studio } has received your payment of { $amount } ({ $label }).
pay-on-its-way = Your payment is on its way
pay-confirming = Your payment of { $amount } ({ $label }) is being confirmed. Some banks take a few days. There is nothing more to do, and you cannot pay twice.
pay-failed = The payment did not go through
pay-nothing-taken = Nothing was taken for { $label } ({ $amount }).
pay-try-again = You can try again from your payments.
pay-not-made = Payment not made
pay-left = You left the payment page before it was done.
pay-back = Back to payments

# Why it cannot be paid now.
pay-not-open = This studio does not take card payments here yet. Please ask them how to pay.
pay-busy = The payment page cannot be opened right now. Nothing was taken. Please try again in a moment.
pay-refused = The payment provider did not open a payment page. Nothing was taken. Please tell the studio.
pay-not-carried-out = Your bank did not carry out the payment.
pay-nothing-more = The payment provider reported something unexpected. Nothing more can be paid here until the studio has looked at it.
pay-already-paid = This installment is paid already. Thank you.
pay-already-processing = Your payment of this installment is on its way. Some banks take a few days. There is nothing more to do.
pay-disputed = The payment of this installment is being disputed. Please talk to the studio.
pay-was-refunded = The payment of this installment was refunded. Please ask the studio before you pay again.
pay-odd = The payment provider reported something unexpected. Please talk to the studio before you pay.

# Several together, and what came.
payments-due = due { $day }
payments-came = paid on { $day }
payments-due-all = Pay all that is due: { $amount }
payments-together = Pay those ticked together
payments-choose = Pay { $label } with others
payments-receipt = Receipt
payments-more = More invoices
pay-void = The studio has voided this invoice. There is nothing to pay.
pay-too-much = This is more than can be paid at once. Please choose fewer installments.
pay-not-payable = This amount cannot be paid online. Please ask the studio how to pay it.
pay-nothing-due = Nothing of this invoice is due now.
pay-none-chosen = Choose at least one payment
pay-choose-title = Choose payments
