# A link that opens one document or file without a password.

open-hello = Bonjour { $name }
open-quote = Un devis de { $studio }.
open-contract = Un contrat de { $studio }.
open-questionnaire = Un questionnaire de { $studio }.
open-invoice = Une facture de { $studio }.
open-file = Un fichier de { $studio }.
open-send = Ouvrir
open-not-you = Vous n’êtes pas { $name } ?
open-revoked-title = Ce lien a été retiré
open-revoked-text = { $studio } a retiré ce lien.
open-off-title = Une connexion est désormais nécessaire
open-off-text = { $studio } demande à chacun de se connecter. Connectez-vous et vous l’y trouverez.
open-gone-title = Ceci n’est plus ici
open-gone-text = { $studio } a retiré ce que ce lien ouvrait.
