# Lo que espera a un cliente.

waiting-title = Pendiente
waiting-nothing = No tiene nada pendiente.
waiting-due = vence el { $day }
waiting-until = válido hasta el { $day }
waiting-decide = Ver presupuesto
waiting-sign = Leer y firmar
waiting-answer = Rellenar cuestionario
waiting-pay = Pagar
