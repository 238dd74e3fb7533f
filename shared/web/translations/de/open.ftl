# A link that opens one document or file without a password.

open-hello = Guten Tag, { $name }
open-quote = { $studio } hat Ihnen ein Angebot gesendet.
open-contract = { $studio } hat Ihnen einen Vertrag gesendet.
open-questionnaire = { $studio } hat Ihnen einen Fragebogen gesendet.
open-invoice = { $studio } hat Ihnen eine Rechnung gesendet.
open-file = { $studio } hat eine Datei für Sie freigegeben.
open-send = Öffnen
open-not-you = Sie sind nicht { $name }?
open-revoked-title = Dieser Link wurde widerrufen
open-revoked-text = { $studio } hat diesen Link widerrufen.
open-off-title = Melden Sie sich an, um fortzufahren
open-off-text = { $studio } verlangt jetzt eine Anmeldung. Danach finden Sie alles in Ihrem Portal.
open-gone-title = Nicht mehr verfügbar
open-gone-text = { $studio } hat diesen Inhalt zurückgezogen.
