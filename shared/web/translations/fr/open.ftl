# A link that opens one document or file without a password.

open-hello = Bonjour { $name }
open-quote = { $studio } vous a envoyé un devis.
open-contract = { $studio } vous a envoyé un contrat.
open-questionnaire = { $studio } vous a envoyé un questionnaire.
open-invoice = { $studio } vous a envoyé une facture.
open-file = { $studio } a partagé un fichier avec vous.
open-send = Ouvrir
open-not-you = Vous n’êtes pas { $name } ?
open-revoked-title = Ce lien a été révoqué
open-revoked-text = { $studio } a révoqué ce lien.
open-off-title = Connectez-vous pour continuer
open-off-text = { $studio } demande désormais une connexion. Vous retrouverez ce contenu dans votre portail.
open-gone-title = Ce contenu n’est plus disponible
open-gone-text = { $studio } a retiré ce contenu.
