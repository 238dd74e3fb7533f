# A link that opens one document or file without a password.

open-hello = Hello { $name }
open-quote = A quote from { $studio }.
open-contract = A contract from { $studio }.
open-questionnaire = A questionnaire from { $studio }.
open-invoice = An invoice from { $studio }.
open-file = A file from { $studio }.
open-send = Open
open-not-you = You are not { $name }?
open-revoked-title = This link was revoked
open-revoked-text = { $studio } has revoked this link.
open-off-title = This link opens the login page now
open-off-text = { $studio } asks everybody to log in. Log in, and you find it there.
open-gone-title = This is no longer here
open-gone-text = { $studio } has recalled what this link opened.
