# A quote (B8).

quote-recommended = Recomendado
quote-until = Válido hasta el { $day }
quote-expired = Este presupuesto era válido hasta el { $day }. Pida uno nuevo al estudio.
quote-prices-include-tax = Los precios incluyen impuestos.
quote-answer = Su respuesta
quote-choose = Elija una opción
quote-note = Mensaje para el estudio
quote-optional = (opcional)
quote-accept = Aceptar presupuesto
quote-once = El estudio recibirá un aviso de inmediato. Después no podrá cambiar su respuesta.
quote-decline-instead = Rechazar
quote-decline = Rechazar presupuesto
quote-accepted = Aceptado
quote-declined = Rechazado
quote-chosen = Seleccionada
quote-words = Mensaje
quote-notice-accepted = Gracias. Ha aceptado el presupuesto y se ha avisado al estudio.
quote-notice-declined = Ha rechazado el presupuesto y se ha avisado al estudio.
quote-no-option = Elija una de las opciones
quote-answered-already = Ya se ha respondido a este presupuesto
quote-not-open = Este presupuesto ya no está abierto
