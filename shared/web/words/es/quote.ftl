# A quote (B8).

quote-recommended = Recomendado
quote-until = Válido hasta el { $day }
quote-expired = Este presupuesto era válido hasta el { $day }. Pida uno nuevo al estudio.
quote-prices-include-tax = Los precios incluyen impuestos.
quote-answer = Su respuesta
quote-choose = ¿Qué opción elige?
quote-note = Un mensaje para el estudio
quote-optional = (opcional)
quote-accept = Aceptar el presupuesto
quote-once = El estudio lo sabrá de inmediato. Solo puede responder una vez.
quote-decline-instead = Rechazar en su lugar
quote-decline = Rechazar el presupuesto
quote-accepted = Aceptado
quote-declined = Rechazado
quote-chosen = Elegida
quote-words = Mensaje
quote-notice-accepted = Gracias. El presupuesto está aceptado y el estudio ya lo sabe.
quote-notice-declined = El presupuesto está rechazado y el estudio ya lo sabe.
quote-no-option = Elija una de las opciones
quote-answered-already = Ya se ha respondido a este presupuesto
quote-not-open = Este presupuesto ya no está abierto
