# A link that opens one document or file without a password.

open-hello = Buongiorno, { $name }
open-quote = { $studio } Le ha inviato un preventivo.
open-contract = { $studio } Le ha inviato un contratto.
open-questionnaire = { $studio } Le ha inviato un questionario.
open-invoice = { $studio } Le ha inviato una fattura.
open-file = { $studio } ha condiviso un file con Lei.
open-send = Apri
open-not-you = Non è { $name }?
open-revoked-title = Questo link è stato revocato
open-revoked-text = { $studio } ha revocato questo link.
open-off-title = Acceda per continuare
open-off-text = { $studio } ora richiede l’accesso. Troverà tutto nel Suo portale dopo aver effettuato l’accesso.
open-gone-title = Questo contenuto non è più disponibile
open-gone-text = { $studio } ha ritirato questo contenuto.
