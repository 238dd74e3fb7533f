# Lo que espera a un cliente.

waiting-title = Pendiente de usted
waiting-nothing = De momento no tiene nada pendiente.
waiting-due = vence el { $day }
waiting-until = válido hasta el { $day }
waiting-decide = Ver y decidir
waiting-sign = Leer y firmar
waiting-answer = Responder
waiting-pay = Pagar
