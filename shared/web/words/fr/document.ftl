# What all documents share.

document-quote = Devis
document-contract = Contrat
document-questionnaire = Questionnaire
document-invoice = Facture

# What to do with one, in a list.
document-act-quote = Lire et répondre
document-act-contract = Lire et signer
document-act-questionnaire = Remplir
document-act-invoice = Voir et payer
document-act-view = Voir

# The timeline.
document-history = Historique
document-event-sent = Envoyé à votre attention
document-event-viewed = Première ouverture par vous
document-event-accepted = Accepté par { $name }
document-event-accepted-own = Accepté par vous
document-event-declined = Refusé par { $name }
document-event-declined-own = Refusé par vous
document-event-signed = Signé par { $name }
document-event-signed-own = Signé par vous
document-event-submitted = Transmis par { $name }
document-event-submitted-own = Transmis par vous
document-event-paid = Payé
document-event-paid-by = Payé par { $name }
document-event-paid-own = Payé par vous
document-event-refunded = Remboursé
document-event-recalled = Rappelé
document-event-voided = Annulé

# Line items and what they come to.
document-bill-item = Prestation
document-bill-quantity = Quantité
document-bill-price = Prix
document-bill-tax = TVA
document-bill-amount = Montant
document-bill-subtotal = Sous-total
document-bill-discount = Remise
document-bill-net = Montant HT
document-bill-tax-of = TVA { $rate }
document-bill-tax-within = Dont TVA { $rate }
document-bill-total = Total
document-bill-percent = { $number } %
document-unkept = Ce que vous avez écrit est arrivé trop tard et n’a pas été enregistré :
document-print = Imprimer
