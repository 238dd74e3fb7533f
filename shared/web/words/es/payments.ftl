# What is to pay, and paying.

payments-title = Pagos
payments-nothing = Nada que pagar
payments-nothing-text = Cuando el estudio le envíe una factura, sus pagos aparecerán aquí.
payments-waiting = Por pagar
payments-closed = Pagadas o anuladas
payments-open = Por pagar
payments-paid = Pagado
payments-lost = Devuelto por su banco
payments-total = En total

payments-pay-now = Pagar ahora
payments-pay-early = Pagar por adelantado
payments-not-open = El pago con tarjeta todavía no está disponible aquí. Pregunte a { $studio } cómo pagar.
payments-stripe = Los pagos los cobra Stripe en una página segura. Los datos de su tarjeta nunca pasan por este portal.

# Beside an installment.
payments-processing = Su pago se está confirmando. Algunos bancos tardan unos días.
payments-refunded = De ello se reembolsaron { $amount }.
payments-refund-failed = Un reembolso de { $amount } no le llegó y el dinero volvió al estudio. Póngase en contacto con el estudio.
payments-disputed = Su banco disputa { $amount }. No hay nada que hacer aquí hasta que decida.
payments-dispute-lost = Su banco resolvió la disputa a su favor y le devolvió { $amount }.
payments-dispute-won = La disputa por { $amount } está cerrada: el pago se mantiene.
payments-failed = El último intento no se completó.

# Where the payment page sends people back to.
pay-title = Pago
pay-thanks = Gracias
pay-received = { $studio } ha recibido su pago de { $amount } ({ $label }).
pay-on-its-way = Su pago está en camino
pay-confirming = Su pago de { $amount } ({ $label }) se está confirmando. Algunos bancos tardan unos días. No tiene que hacer nada más, y no puede pagar dos veces.
pay-failed = El pago no se completó
pay-nothing-taken = No se cobró nada por { $label } ({ $amount }).
pay-try-again = Puede intentarlo de nuevo desde sus pagos.
pay-not-made = Pago no realizado
pay-left = Salió de la página de pago antes de terminar.
pay-back = Volver a los pagos

# Why it cannot be paid now.
pay-not-open = Este estudio todavía no acepta pagos con tarjeta aquí. Pregúntele cómo pagar.
pay-busy = La página de pago no se puede abrir ahora mismo. No se cobró nada. Inténtelo de nuevo en un momento.
pay-refused = El proveedor de pagos no abrió una página de pago. No se cobró nada. Avise al estudio.
pay-not-carried-out = Su banco no ejecutó el pago.
pay-nothing-more = El proveedor de pagos informó de algo inesperado. Aquí no se puede pagar nada más hasta que el estudio lo haya revisado.
pay-already-paid = Este plazo ya está pagado. Gracias.
pay-already-processing = Su pago de este plazo está en camino. Algunos bancos tardan unos días. No tiene que hacer nada más.
pay-disputed = El pago de este plazo está en disputa. Hable con el estudio.
pay-was-refunded = El pago de este plazo se reembolsó. Pregunte al estudio antes de volver a pagar.
pay-odd = El proveedor de pagos informó de algo inesperado. Hable con el estudio antes de pagar.

payments-due = vence el { $day }
payments-came = pagado el { $day }
payments-due-all = Pagar todo lo vencido: { $amount }
payments-together = Pagar juntos los marcados
payments-choose = Pagar { $label } con otros
payments-receipt = Recibo
payments-more = Más facturas
pay-void = El estudio ha anulado esta factura. No hay nada que pagar.
pay-too-much = Es más de lo que se puede pagar de una vez. Elija menos plazos.
pay-not-payable = Este importe no se puede pagar en línea. Pregunte al estudio cómo abonarlo.
pay-nothing-due = De esta factura no hay nada por pagar ahora.
pay-none-chosen = Elija al menos un pago
pay-choose-title = Elegir pagos
