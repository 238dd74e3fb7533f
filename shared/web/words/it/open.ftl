# A link that opens one document or file without a password.

open-hello = Buongiorno, { $name }
open-quote = Un preventivo di { $studio }.
open-contract = Un contratto di { $studio }.
open-questionnaire = Un questionario di { $studio }.
open-invoice = Una fattura di { $studio }.
open-file = Un file di { $studio }.
open-send = Apri
open-not-you = Non è { $name }?
open-revoked-title = Questo link è stato ritirato
open-revoked-text = { $studio } ha ritirato questo link.
open-off-title = Ora è necessario accedere
open-off-text = { $studio } chiede a tutti di accedere. Acceda e lo troverà lì.
open-gone-title = Questo non è più qui
open-gone-text = { $studio } ha ritirato ciò che questo link apriva.
