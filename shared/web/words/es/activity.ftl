# Lo que ha pasado entre un cliente y el estudio.

activity-title = Actividad
activity-all = Mostrar todo
activity-none = Todavía no hay nada
activity-none-more = Aquí aparecerá lo que se envíe, se escriba, se firme o se pague.
activity-pages = Páginas
activity-older = Anteriores
activity-shown-newest = Las { $count } entradas más recientes. Las anteriores están en la página siguiente.
activity-shown-older = { $count ->
    [one] Una entrada anterior
   *[other] { $count } entradas anteriores
}
activity-shown-all = { $count ->
    [one] Una entrada, eso es todo
   *[other] { $count } entradas, eso es todo
}
activity-quote = Presupuesto
activity-contract = Contrato
activity-questionnaire = Cuestionario
activity-invoice = Factura
activity-sent-quote = { $name } le ha enviado un presupuesto
activity-sent-contract = { $name } le ha enviado un contrato
activity-sent-questionnaire = { $name } le ha enviado un cuestionario
activity-sent-invoice = { $name } le ha enviado una factura
activity-sent-file = { $name } le ha enviado un archivo
activity-you-wrote = Usted ha escrito
activity-wrote = { $name } ha escrito
activity-you-uploaded = Usted ha añadido un archivo
activity-uploaded = { $name } ha añadido un archivo
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
