# Che cosa aspetta un cliente.

waiting-title = In attesa di Lei
waiting-nothing = Al momento non c’è nulla in attesa.
waiting-due = scadenza { $day }
waiting-until = valido fino al { $day }
waiting-decide = Veda e decida
waiting-sign = Legga e firmi
waiting-answer = Risponda
waiting-pay = Paghi
