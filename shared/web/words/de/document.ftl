# What all documents share.

document-quote = Angebot
document-contract = Vertrag
document-questionnaire = Fragebogen
document-invoice = Rechnung

# What to do with one, in a list.
document-act-quote = Lesen und antworten
document-act-contract = Lesen und unterschreiben
document-act-questionnaire = Ausfüllen
document-act-invoice = Ansehen und bezahlen
document-act-view = Ansehen

# The timeline.
document-history = Verlauf
document-event-sent = An Sie gesendet
document-event-viewed = Von Ihnen zum ersten Mal geöffnet
document-event-accepted = Angenommen von { $name }
document-event-accepted-own = Von Ihnen angenommen
document-event-declined = Abgelehnt von { $name }
document-event-declined-own = Von Ihnen abgelehnt
document-event-signed = Unterschrieben von { $name }
document-event-signed-own = Von Ihnen unterschrieben
document-event-submitted = Abgeschickt von { $name }
document-event-submitted-own = Von Ihnen abgeschickt
document-event-paid = Bezahlt
document-event-paid-by = Bezahlt von { $name }
document-event-paid-own = Von Ihnen bezahlt
document-event-refunded = Erstattet
document-event-recalled = Zurückgerufen
document-event-voided = Für ungültig erklärt

# Line items and what they come to.
document-bill-item = Position
document-bill-quantity = Menge
document-bill-price = Preis
document-bill-tax = Steuer
document-bill-amount = Betrag
document-bill-subtotal = Zwischensumme
document-bill-discount = Rabatt
document-bill-net = Netto
document-bill-tax-of = Steuer { $rate }
document-bill-tax-within = Darin { $rate } Steuer
document-bill-total = Gesamt
document-bill-percent = { $number } %
document-unkept = Was Sie geschrieben haben, kam zu spät und wurde nicht übernommen:
document-print = Drucken
