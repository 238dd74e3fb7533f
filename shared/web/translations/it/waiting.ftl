# Che cosa aspetta un cliente.

waiting-title = Da fare
waiting-nothing = Non ha nulla in sospeso.
waiting-due = scadenza { $day }
waiting-until = valido fino al { $day }
waiting-decide = Vedi il preventivo
waiting-sign = Leggi e firma
waiting-answer = Compila il questionario
waiting-pay = Paga
