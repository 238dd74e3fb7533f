# States in one or two words, as badges.

badge-accepted = Accepted
badge-declined = Declined
badge-signed = Signed
badge-submitted = Submitted

# Of a contract.
badge-void = Void

badge-sent = Sent
badge-expired = Expired

# Of payments.
badge-paid = Paid
badge-due = Due
badge-overdue = Overdue
badge-upcoming = Upcoming
badge-processing = Processing
badge-refunded = Refunded
badge-disputed = Disputed
