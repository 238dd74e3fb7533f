# A link that opens one document or file without a password.

open-hello = Guten Tag, { $name }
open-quote = Ein Angebot von { $studio }.
open-contract = Ein Vertrag von { $studio }.
open-questionnaire = Ein Fragebogen von { $studio }.
open-invoice = Eine Rechnung von { $studio }.
open-file = Eine Datei von { $studio }.
open-send = Öffnen
open-not-you = Sie sind nicht { $name }?
open-revoked-title = Dieser Link wurde zurückgezogen
open-revoked-text = { $studio } hat diesen Link zurückgezogen.
open-off-title = Hierfür melden Sie sich jetzt an
open-off-text = { $studio } bittet alle, sich anzumelden. Nach der Anmeldung finden Sie es dort.
open-gone-title = Das ist nicht mehr hier
open-gone-text = { $studio } hat zurückgezogen, was dieser Link geöffnet hat.
