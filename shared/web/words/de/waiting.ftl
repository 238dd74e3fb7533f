# Was auf einen Kunden wartet.

waiting-title = Für Sie zu tun
waiting-nothing = Im Moment gibt es für Sie nichts zu tun.
waiting-due = fällig am { $day }
waiting-until = gültig bis { $day }
waiting-decide = Ansehen und entscheiden
waiting-sign = Lesen und unterschreiben
waiting-answer = Beantworten
waiting-pay = Bezahlen
