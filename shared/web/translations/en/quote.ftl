# A quote (B8).

quote-recommended = Recommended
quote-until = Valid until { $day }
quote-expired = This quote was valid until { $day }. Ask the studio for a new one.
quote-prices-include-tax = Prices include tax.
quote-answer = Your answer
quote-choose = Choose an option
quote-note = Message to the studio
quote-optional = (optional)
quote-accept = Accept quote
quote-once = The studio is notified right away. You can’t change your answer afterwards.
quote-decline-instead = Decline
quote-decline = Decline quote
quote-accepted = Accepted
quote-declined = Declined
quote-chosen = Selected
quote-words = Message
quote-notice-accepted = Thank you. You’ve accepted the quote, and the studio has been notified.
quote-notice-declined = You’ve declined the quote, and the studio has been notified.
quote-no-option = Choose one of the options
quote-answered-already = This quote has already been answered
quote-not-open = This quote is no longer open
