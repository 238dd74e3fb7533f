# A quote (B8).

quote-recommended = Recommended
quote-until = Open until { $day }
quote-expired = This quote was open until { $day }. Ask the studio for a new one.
quote-prices-include-tax = Prices include tax.
quote-answer = Your answer
quote-choose = Which option do you take?
quote-note = A note to the studio
quote-optional = (optional)
quote-accept = Accept this quote
quote-once = The studio is told at once. You can answer only once.
quote-decline-instead = Decline instead
quote-decline = Decline this quote
quote-accepted = Accepted
quote-declined = Declined
quote-chosen = Chosen
quote-words = Note
quote-notice-accepted = Thank you. The quote is accepted, and the studio knows.
quote-notice-declined = The quote is declined, and the studio knows.
quote-no-option = Choose one of the options
quote-answered-already = This quote was answered already
quote-not-open = This quote is not open any more
