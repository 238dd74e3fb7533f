# Payments.

payments-title = Paiements
payments-nothing = Aucun paiement pour l’instant
payments-nothing-text = Vos factures et paiements apparaîtront ici.
payments-waiting = À payer
payments-closed = Payées ou annulées
payments-open = Reste à payer
payments-paid = Payé
payments-lost = Restitué par votre banque
payments-total = Total

payments-pay-now = Payer maintenant
payments-pay-early = Payer en avance
payments-not-open = Le paiement par carte n’est pas encore disponible. Demandez à { $studio } comment payer.
payments-stripe = Les paiements sont traités de façon sécurisée par Stripe. Vos données de carte ne passent jamais par ce portail.

# Beside an installment.
payments-processing = Votre paiement est en cours de traitement. Cela peut prendre quelques jours.
payments-refunded = { $amount } ont été remboursés.
payments-refund-failed = Un remboursement de { $amount } n’a pas pu vous être versé et a été retourné au studio. Veuillez contacter le studio.
payments-disputed = Une contestation de { $amount } est en cours auprès de votre banque. Vous n’avez rien à faire ici avant sa décision.
payments-dispute-lost = Votre banque vous a restitué { $amount } à la suite d’une contestation.
payments-dispute-won = La contestation de { $amount } est close. Le paiement est maintenu.
payments-failed = Votre dernière tentative de paiement a échoué.

# The page that the payment provider sends a client back to.
pay-title = Paiement
pay-thanks = Merci
pay-received = { $studio } a bien reçu votre paiement de { $amount } ({ $label }).
pay-on-its-way = Votre paiement est en cours de traitement
pay-confirming = La confirmation de votre paiement de { $amount } ({ $label }) peut prendre quelques jours. Vous n’avez rien d’autre à faire, et le montant ne sera pas débité deux fois.
pay-failed = Échec du paiement
pay-nothing-taken = Rien n’a été débité pour { $label } ({ $amount }).
pay-try-again = Vous pouvez réessayer depuis la page « Paiements ».
pay-not-made = Paiement annulé
pay-left = Vous avez quitté la page de paiement avant la fin.
pay-back = Retour aux paiements

# Why a payment is not possible.
pay-not-open = Ce studio n’accepte pas encore les paiements par carte ici. Demandez-lui comment payer.
pay-busy = La page de paiement n’est pas disponible pour l’instant. Rien n’a été débité. Veuillez réessayer dans un instant.
pay-refused = La page de paiement n’a pas pu s’ouvrir. Rien n’a été débité. Veuillez contacter le studio.
pay-not-carried-out = Votre banque n’a pas pu effectuer le paiement.
pay-nothing-more = Il y a un problème avec ce paiement. Aucun autre paiement n’est possible ici tant que le studio ne l’a pas vérifié.
pay-already-paid = Cette échéance a déjà été payée.
pay-already-processing = Votre paiement de cette échéance est déjà en cours de traitement. Cela peut prendre quelques jours.
pay-disputed = Le paiement de cette échéance est contesté. Veuillez contacter le studio.
pay-was-refunded = Le paiement de cette échéance a été remboursé. Veuillez contacter le studio avant de payer à nouveau.
pay-odd = Il y a un problème avec ce paiement. Veuillez contacter le studio avant de payer.

payments-due = à régler le { $day }
payments-came = payé le { $day }
payments-due-all = Payer le montant dû : { $amount }
payments-together = Payer la sélection
payments-choose = Sélectionner { $label }
payments-receipt = Reçu
payments-more = Afficher plus de factures
pay-void = Le studio a annulé cette facture. Il n’y a rien à payer.
pay-too-much = Ce montant est trop élevé pour un seul paiement. Veuillez sélectionner moins d’échéances.
pay-not-payable = Ce montant ne peut pas être payé en ligne. Demandez au studio comment le régler.
pay-nothing-due = Rien n’est dû sur cette facture pour le moment.
pay-none-chosen = Sélectionnez au moins un paiement
pay-choose-title = Sélectionner des paiements
