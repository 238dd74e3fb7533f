# Was auf einen Kunden wartet.

waiting-title = Offene Aufgaben
waiting-nothing = Alles erledigt.
waiting-due = fällig am { $day }
waiting-until = gültig bis { $day }
waiting-decide = Angebot prüfen
waiting-sign = Prüfen und unterschreiben
waiting-answer = Fragebogen ausfüllen
waiting-pay = Bezahlen
