# What all documents share.

document-quote = Devis
document-contract = Contrat
document-questionnaire = Questionnaire
document-invoice = Facture

# The action beside a document in a list.
document-act-quote = Consulter le devis
document-act-contract = Lire et signer
document-act-questionnaire = Remplir le questionnaire
document-act-invoice = Voir et payer
document-act-view = Voir

# The timeline.
document-history = Historique
document-event-sent = Envoyé à votre attention
document-event-viewed = Consulté par vous
document-event-accepted = Accepté par { $name }
document-event-accepted-own = Accepté par vous
document-event-declined = Refusé par { $name }
document-event-declined-own = Refusé par vous
document-event-signed = Signé par { $name }
document-event-signed-own = Signé par vous
document-event-submitted = Envoyé par { $name }
document-event-submitted-own = Envoyé par vous
document-event-paid = Payé
document-event-paid-by = Payé par { $name }
document-event-paid-own = Payé par vous
document-event-refunded = Remboursé
document-event-recalled = Retiré
document-event-voided = Annulé

# Line items and totals.
document-bill-item = Prestation
document-bill-quantity = Quantité
document-bill-price = Prix
document-bill-tax = TVA
document-bill-amount = Montant
document-bill-subtotal = Sous-total
document-bill-discount = Remise
document-bill-net = Total HT
document-bill-tax-of = TVA { $rate }
document-bill-tax-within = Dont TVA { $rate }
document-bill-total = Total
document-bill-percent = { $number } %
document-unkept = Votre saisie est arrivée trop tard et n’a pas été enregistrée :
document-print = Imprimer
