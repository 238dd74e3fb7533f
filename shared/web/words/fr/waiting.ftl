# Ce qui attend un client.

waiting-title = En attente de votre part
waiting-nothing = Rien n’attend votre intervention pour le moment.
waiting-due = à régler le { $day }
waiting-until = valable jusqu’au { $day }
waiting-decide = Consulter et décider
waiting-sign = Lire et signer
waiting-answer = Répondre
waiting-pay = Payer
