# What all documents share.

document-quote = Angebot
document-contract = Vertrag
document-questionnaire = Fragebogen
document-invoice = Rechnung

# The action beside a document in a list.
document-act-quote = Angebot prüfen
document-act-contract = Prüfen und unterschreiben
document-act-questionnaire = Fragebogen ausfüllen
document-act-invoice = Ansehen und bezahlen
document-act-view = Ansehen

# The timeline.
document-history = Verlauf
document-event-sent = An Sie gesendet
document-event-viewed = Von Ihnen angesehen
document-event-accepted = Angenommen von { $name }
document-event-accepted-own = Von Ihnen angenommen
document-event-declined = Abgelehnt von { $name }
document-event-declined-own = Von Ihnen abgelehnt
document-event-signed = Unterschrieben von { $name }
document-event-signed-own = Von Ihnen unterschrieben
document-event-submitted = Abgesendet von { $name }
document-event-submitted-own = Von Ihnen abgesendet
document-event-paid = Bezahlt
document-event-paid-by = Bezahlt von { $name }
document-event-paid-own = Von Ihnen bezahlt
document-event-refunded = Erstattet
document-event-recalled = Zurückgezogen
document-event-voided = Für ungültig erklärt

# Line items and totals.
document-bill-item = Position
document-bill-quantity = Menge
document-bill-price = Preis
document-bill-tax = MwSt.
document-bill-amount = Betrag
document-bill-subtotal = Zwischensumme
document-bill-discount = Rabatt
document-bill-net = Nettobetrag
document-bill-tax-of = MwSt. { $rate }
document-bill-tax-within = Enthält { $rate } MwSt.
document-bill-total = Gesamt
document-bill-percent = { $number } %
document-unkept = Ihre Eingaben kamen zu spät und wurden nicht gespeichert:
document-print = Drucken
