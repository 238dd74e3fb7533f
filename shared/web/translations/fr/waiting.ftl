# Ce qui attend un client.

waiting-title = À faire
waiting-nothing = Vous êtes à jour.
waiting-due = à régler le { $day }
waiting-until = valable jusqu’au { $day }
waiting-decide = Consulter le devis
waiting-sign = Lire et signer
waiting-answer = Remplir le questionnaire
waiting-pay = Payer
