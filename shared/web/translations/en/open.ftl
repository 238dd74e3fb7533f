# A link that opens one document or file without a password.

open-hello = Hello { $name }
open-quote = { $studio } sent you a quote.
open-contract = { $studio } sent you a contract.
open-questionnaire = { $studio } sent you a questionnaire.
open-invoice = { $studio } sent you an invoice.
open-file = { $studio } shared a file with you.
open-send = Open
open-not-you = Not { $name }?
open-revoked-title = This link was revoked
open-revoked-text = { $studio } has revoked this link.
open-off-title = Log in to view this
open-off-text = { $studio } now requires a login. You’ll find this in your portal after you log in.
open-gone-title = This is no longer available
open-gone-text = { $studio } is no longer sharing this with you.
