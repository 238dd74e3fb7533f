# What all documents share.

document-quote = Preventivo
document-contract = Contratto
document-questionnaire = Questionario
document-invoice = Fattura

# The action beside a document in a list.
document-act-quote = Vedi il preventivo
document-act-contract = Leggi e firma
document-act-questionnaire = Compila il questionario
document-act-invoice = Vedi e paga
document-act-view = Vedi

# The timeline.
document-history = Cronologia
document-event-sent = Inviato a Lei
document-event-viewed = Visualizzato da Lei
document-event-accepted = Accettato da { $name }
document-event-accepted-own = Accettato da Lei
document-event-declined = Rifiutato da { $name }
document-event-declined-own = Rifiutato da Lei
document-event-signed = Firmato da { $name }
document-event-signed-own = Firmato da Lei
document-event-submitted = Inviato da { $name }
document-event-submitted-own = Inviato da Lei
document-event-paid = Pagato
document-event-paid-by = Pagato da { $name }
document-event-paid-own = Pagato da Lei
document-event-refunded = Rimborsato
document-event-recalled = Ritirato
document-event-voided = Annullato

# Line items and totals.
document-bill-item = Voce
document-bill-quantity = Quantità
document-bill-price = Prezzo
document-bill-tax = IVA
document-bill-amount = Importo
document-bill-subtotal = Subtotale
document-bill-discount = Sconto
document-bill-net = Imponibile
document-bill-tax-of = IVA { $rate }
document-bill-tax-within = Di cui IVA { $rate }
document-bill-total = Totale
document-bill-percent = { $number }%
document-unkept = Quello che ha scritto è arrivato troppo tardi e non è stato salvato:
document-print = Stampa
