# Payments.

payments-title = Pagos
payments-nothing = Todavía no hay pagos
payments-nothing-text = Sus facturas y pagos aparecerán aquí.
payments-waiting = Pendientes
payments-closed = Pagadas o anuladas
payments-open = Importe pendiente
payments-paid = Pagado
payments-lost = Devuelto por su banco
payments-total = Total

payments-pay-now = Pagar ahora
payments-pay-early = Pagar por adelantado
payments-not-open = El pago con tarjeta todavía no está disponible. Pregunte a { $studio } cómo pagar.
payments-stripe = Stripe procesa los pagos de forma segura. Los datos de su tarjeta nunca pasan por este portal.

# Beside an installment.
payments-processing = Su pago se está procesando. Puede tardar unos días.
payments-refunded = Se han reembolsado { $amount }.
payments-refund-failed = Un reembolso de { $amount } no se pudo abonar y se devolvió al estudio. Póngase en contacto con el estudio.
payments-disputed = Hay una disputa de { $amount } abierta con su banco. No tiene que hacer nada aquí hasta que se resuelva.
payments-dispute-lost = Su banco le devolvió { $amount } tras una disputa.
payments-dispute-won = La disputa de { $amount } está cerrada. El pago se mantiene.
payments-failed = Su último intento de pago ha fallado.

# The page that the payment provider sends a client back to.
pay-title = Pago
pay-thanks = Gracias
pay-received = { $studio } ha recibido su pago de { $amount } ({ $label }).
pay-on-its-way = Su pago se está procesando
pay-confirming = La confirmación de su pago de { $amount } ({ $label }) puede tardar unos días. No tiene que hacer nada más y no se le cobrará dos veces.
pay-failed = Pago fallido
pay-nothing-taken = No se le ha cobrado nada por { $label } ({ $amount }).
pay-try-again = Puede intentarlo de nuevo en «Pagos».
pay-not-made = Pago cancelado
pay-left = Salió de la página de pago antes de terminar.
pay-back = Volver a los pagos

# Why a payment is not possible.
pay-not-open = Este estudio todavía no acepta pagos con tarjeta aquí. Pregúntele cómo pagar.
pay-busy = La página de pago no está disponible en este momento. No se le ha cobrado nada. Inténtelo de nuevo en unos instantes.
pay-refused = No se pudo abrir la página de pago. No se le ha cobrado nada. Póngase en contacto con el estudio.
pay-not-carried-out = Su banco no pudo completar el pago.
pay-nothing-more = Hay un problema con este pago. No se pueden hacer más pagos aquí hasta que el estudio lo haya revisado.
pay-already-paid = Este plazo ya está pagado.
pay-already-processing = Su pago de este plazo ya se está procesando. Puede tardar unos días.
pay-disputed = El pago de este plazo está en disputa. Póngase en contacto con el estudio.
pay-was-refunded = El pago de este plazo se reembolsó. Póngase en contacto con el estudio antes de volver a pagar.
pay-odd = Hay un problema con este pago. Póngase en contacto con el estudio antes de pagar.

payments-due = vence el { $day }
payments-came = pagado el { $day }
payments-due-all = Pagar lo vencido: { $amount }
payments-together = Pagar seleccionados
payments-choose = Seleccionar { $label }
payments-receipt = Recibo
payments-more = Mostrar más facturas
pay-void = El estudio ha anulado esta factura. No hay nada que pagar.
pay-too-much = El importe es demasiado alto para un solo pago. Seleccione menos plazos.
pay-not-payable = Este importe no se puede pagar en línea. Pregunte al estudio cómo abonarlo.
pay-nothing-due = En este momento no hay nada que pagar de esta factura.
pay-none-chosen = Seleccione al menos un pago
pay-choose-title = Seleccionar pagos
