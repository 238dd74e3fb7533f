# What all documents share.

document-quote = Devis
document-contract = Contrat
document-questionnaire = Questionnaire
document-invoice = Facture
# Heading over the documents of a list.
document-all = Documents
document-sent-on = Envoyé le { $day }
document-link-shows = Ce lien permet seulement de consulter. Connectez-vous pour répondre.
document-complete = Ce document est finalisé. Il n’est plus possible de le modifier.

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
document-event-recalled = Retiré

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

# The letter that tells of it.
document-letter-quote = { $studio } vous a envoyé un devis : { $title }
document-letter-contract = { $studio } vous a envoyé un contrat : { $title }
document-letter-questionnaire = { $studio } vous a envoyé un questionnaire : { $title }
document-letter-invoice = { $studio } vous a envoyé une facture : { $title }
document-letter-preview = Le document vous attend dans votre portail.
document-letter-hello = Bonjour { $name },
document-letter-open = Ouvrir
document-letter-button = Si le bouton ne fonctionne pas, ouvrez cette adresse :
