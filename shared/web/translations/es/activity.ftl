# Lo que ha pasado entre un cliente y el estudio.

activity-title = Actividad
activity-all = Mostrar todo
activity-none = Todavía no hay actividad
activity-none-more = Aquí aparecerán los mensajes, documentos, firmas y pagos.
activity-pages = Páginas
activity-older = Mostrar anteriores
activity-shown-newest = Los { $count } elementos más recientes
activity-shown-older = { $count ->
    [one] { $count } elemento anterior
   *[other] { $count } elementos anteriores
}
activity-shown-all = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
activity-quote = Presupuesto
activity-contract = Contrato
activity-questionnaire = Cuestionario
activity-invoice = Factura
activity-sent-quote = { $name } le ha enviado un presupuesto
activity-sent-contract = { $name } le ha enviado un contrato
activity-sent-questionnaire = { $name } le ha enviado un cuestionario
activity-sent-invoice = { $name } le ha enviado una factura
activity-sent-file = { $name } ha compartido un archivo con usted
activity-you-wrote = Usted ha enviado un mensaje
activity-wrote = { $name } ha enviado un mensaje
activity-you-uploaded = Usted ha subido un archivo
activity-uploaded = { $name } ha subido un archivo
activity-you-accepted = Usted ha aceptado un presupuesto
activity-accepted = { $name } ha aceptado un presupuesto
activity-you-declined = Usted ha rechazado un presupuesto
activity-declined = { $name } ha rechazado un presupuesto
activity-you-signed = Usted ha firmado un contrato
activity-signed = { $name } ha firmado un contrato
activity-you-answered = Usted ha respondido a un cuestionario
activity-answered = { $name } ha respondido a un cuestionario
activity-you-paid = Usted ha pagado { $amount }
activity-paid = Pago de { $amount } recibido
activity-refunded = Reembolso de { $amount }
