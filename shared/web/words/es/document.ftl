# What all documents share.

document-quote = Presupuesto
document-contract = Contrato
document-questionnaire = Cuestionario
document-invoice = Factura
# Heading over the documents of a list.
document-all = Documentos
document-sent-on = Enviado el { $day }
document-link-shows = Este enlace solo permite consultar. Inicie sesión para responder.
document-complete = Este documento está cerrado. Ya no se puede modificar.

# The timeline.
document-history = Historial
document-event-sent = Enviado a usted
document-event-viewed = Abierto por usted por primera vez
document-event-accepted = Aceptado por { $name }
document-event-accepted-own = Aceptado por usted
document-event-declined = Rechazado por { $name }
document-event-declined-own = Rechazado por usted
document-event-signed = Firmado por { $name }
document-event-signed-own = Firmado por usted
document-event-submitted = Entregado por { $name }
document-event-submitted-own = Entregado por usted
document-event-paid = Pagado
document-event-paid-by = Pagado por { $name }
document-event-paid-own = Pagado por usted
document-event-refunded = Reembolsado
document-event-recalled = Retirado

# Line items and what they come to.
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

# The letter that tells of it.
document-letter-quote = { $studio } le ha enviado un presupuesto: { $title }
document-letter-contract = { $studio } le ha enviado un contrato: { $title }
document-letter-questionnaire = { $studio } le ha enviado un cuestionario: { $title }
document-letter-invoice = { $studio } le ha enviado una factura: { $title }
document-letter-preview = Le espera en su portal.
document-letter-hello = Hola, { $name }:
document-letter-open = Abrir
document-letter-button = Si el botón no funciona, abra esta dirección:
