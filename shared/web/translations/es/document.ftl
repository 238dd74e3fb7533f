# What all documents share.

document-quote = Presupuesto
document-contract = Contrato
document-questionnaire = Cuestionario
document-invoice = Factura

# The action beside a document in a list.
document-act-quote = Ver presupuesto
document-act-contract = Leer y firmar
document-act-questionnaire = Rellenar cuestionario
document-act-invoice = Ver y pagar
document-act-view = Ver

# The timeline.
document-history = Historial
document-event-sent = Enviado a usted
document-event-viewed = Visto por usted
document-event-accepted = Aceptado por { $name }
document-event-accepted-own = Aceptado por usted
document-event-declined = Rechazado por { $name }
document-event-declined-own = Rechazado por usted
document-event-signed = Firmado por { $name }
document-event-signed-own = Firmado por usted
document-event-submitted = Enviado por { $name }
document-event-submitted-own = Enviado por usted
document-event-paid = Pagado
document-event-paid-by = Pagado por { $name }
document-event-paid-own = Pagado por usted
document-event-refunded = Reembolsado
document-event-recalled = Retirado
document-event-voided = Anulado

# Line items and totals.
document-bill-item = Concepto
document-bill-quantity = Cantidad
document-bill-price = Precio
document-bill-tax = Impuesto
document-bill-amount = Importe
document-bill-subtotal = Subtotal
document-bill-discount = Descuento
document-bill-net = Base imponible
document-bill-tax-of = Impuesto { $rate }
document-bill-tax-within = Incluye { $rate } de impuesto
document-bill-total = Total
document-bill-percent = { $number } %
document-unkept = Lo que escribió llegó demasiado tarde y no se ha guardado:
document-print = Imprimir
