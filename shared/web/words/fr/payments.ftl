# What is to pay, and paying.

payments-title = Paiements
payments-nothing = Rien à payer
payments-nothing-text = Quand le studio vous enverra une facture, ses paiements apparaîtront ici.
payments-waiting = À payer
payments-closed = Payées ou annulées
payments-open = Reste à payer
payments-paid = Payé
payments-lost = Rendu par votre banque
payments-total = Au total

payments-pay-now = Payer maintenant
payments-pay-early = Payer en avance
payments-not-open = Le paiement par carte n’est pas encore ouvert ici. Veuillez demander à { $studio } comment payer.
payments-stripe = Les paiements sont encaissés par Stripe sur une page sécurisée. Vos données de carte ne passent jamais par ce portail.

# Beside an installment.
payments-processing = Votre paiement est en cours de confirmation. Certaines banques mettent quelques jours.
payments-refunded = { $amount } ont été remboursés.
payments-refund-failed = Un remboursement de { $amount } ne vous est pas parvenu ; l’argent est revenu au studio. Veuillez contacter le studio.
payments-disputed = Votre banque conteste { $amount }. Il n’y a rien à faire ici avant sa décision.
payments-dispute-lost = Votre banque a tranché la contestation en votre faveur et vous a rendu { $amount }.
payments-dispute-won = La contestation de { $amount } est close : le paiement est maintenu.
payments-failed = La dernière tentative n’a pas abouti.

# Where the payment page sends people back to.
pay-title = Paiement
pay-thanks = Merci
pay-received = { $studio } a bien reçu votre paiement de { $amount } ({ $label }).
pay-on-its-way = Votre paiement est en route
pay-confirming = Votre paiement de { $amount } ({ $label }) est en cours de confirmation. Certaines banques mettent quelques jours. Vous n’avez plus rien à faire, et vous ne pouvez pas payer deux fois.
pay-failed = Le paiement n’a pas abouti
pay-nothing-taken = Rien n’a été débité pour { $label } ({ $amount }).
pay-try-again = Vous pouvez réessayer depuis vos paiements.
pay-not-made = Paiement non effectué
pay-left = Vous avez quitté la page de paiement avant la fin.
pay-back = Retour aux paiements

# Why it cannot be paid now.
pay-not-open = Ce studio n’accepte pas encore les paiements par carte ici. Veuillez lui demander comment payer.
pay-busy = La page de paiement ne peut pas s’ouvrir pour l’instant. Rien n’a été débité. Veuillez réessayer dans un instant.
pay-refused = Le prestataire de paiement n’a pas ouvert de page de paiement. Rien n’a été débité. Veuillez en informer le studio.
pay-not-carried-out = Votre banque n’a pas exécuté le paiement.
pay-nothing-more = Le prestataire de paiement a signalé quelque chose d’inattendu. Plus rien ne peut être payé ici tant que le studio n’a pas vérifié.
pay-already-paid = Cette échéance est déjà payée. Merci.
pay-already-processing = Votre paiement de cette échéance est en route. Certaines banques mettent quelques jours. Vous n’avez plus rien à faire.
pay-disputed = Le paiement de cette échéance est contesté. Veuillez en parler au studio.
pay-was-refunded = Le paiement de cette échéance a été remboursé. Veuillez demander au studio avant de payer à nouveau.
pay-odd = Le prestataire de paiement a signalé quelque chose d’inattendu. Veuillez parler au studio avant de payer.

payments-due = à régler le { $day }
payments-came = payé le { $day }
payments-due-all = Payer tout ce qui est dû{"\u202F"}: { $amount }
payments-together = Payer ensemble les échéances cochées
payments-choose = Payer { $label } avec d’autres
payments-receipt = Reçu
payments-more = Autres factures
pay-void = Le studio a annulé cette facture. Il n’y a rien à payer.
pay-too-much = C’est plus que ce qui peut être payé en une fois. Veuillez choisir moins d’échéances.
pay-not-payable = Ce montant ne peut pas être payé en ligne. Demandez au studio comment le régler.
pay-nothing-due = Rien n’est dû sur cette facture pour le moment.
pay-none-chosen = Choisissez au moins un paiement
pay-choose-title = Choisir des paiements
