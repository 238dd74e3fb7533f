# What is to pay, and paying.

payments-title = Zahlungen
payments-nothing = Nichts zu bezahlen
payments-nothing-text = Wenn das Studio Ihnen eine Rechnung sendet, stehen ihre Zahlungen hier.
payments-waiting = Zu zahlen
payments-closed = Bezahlt oder storniert
payments-open = Noch zu bezahlen
payments-paid = Bezahlt
payments-lost = Von Ihrer Bank zurückgegeben
payments-total = Insgesamt

payments-pay-now = Jetzt bezahlen
payments-pay-early = Vorzeitig bezahlen
payments-not-open = Kartenzahlung ist hier noch nicht möglich. Bitte fragen Sie { $studio }, wie Sie bezahlen können.
payments-stripe = Zahlungen nimmt Stripe auf einer gesicherten Seite entgegen. Ihre Kartendaten gelangen nie in dieses Portal.

# Beside an installment.
payments-processing = Ihre Zahlung wird gerade bestätigt. Manche Banken brauchen ein paar Tage.
payments-refunded = Davon wurden { $amount } erstattet.
payments-refund-failed = Eine Erstattung von { $amount } kam nicht bei Ihnen an; das Geld ging an das Studio zurück. Bitte wenden Sie sich an das Studio.
payments-disputed = Ihre Bank hat { $amount } reklamiert. Bis sie entschieden hat, ist hier nichts zu tun.
payments-dispute-lost = Ihre Bank hat die Reklamation zu Ihren Gunsten entschieden und Ihnen { $amount } zurückgegeben.
payments-dispute-won = Die Reklamation über { $amount } ist abgeschlossen: Die Zahlung bleibt bestehen.
payments-failed = Der letzte Versuch war nicht erfolgreich.

# Where the payment page sends people back to.
pay-title = Zahlung
pay-thanks = Vielen Dank
pay-received = { $studio } hat Ihre Zahlung von { $amount } erhalten ({ $label }).
pay-on-its-way = Ihre Zahlung ist unterwegs
pay-confirming = Ihre Zahlung von { $amount } ({ $label }) wird gerade bestätigt. Manche Banken brauchen ein paar Tage. Sie brauchen nichts weiter zu tun und können nicht doppelt bezahlen.
pay-failed = Die Zahlung war nicht erfolgreich
pay-nothing-taken = Für { $label } ({ $amount }) wurde nichts abgebucht.
pay-try-again = Sie können es unter „Zahlungen“ noch einmal versuchen.
pay-not-made = Nicht bezahlt
pay-left = Sie haben die Zahlungsseite vor dem Abschluss verlassen.
pay-back = Zurück zu den Zahlungen

# Why it cannot be paid now.
pay-not-open = Dieses Studio nimmt hier noch keine Kartenzahlungen an. Bitte fragen Sie es, wie Sie bezahlen können.
pay-busy = Die Zahlungsseite lässt sich gerade nicht öffnen. Es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.
pay-refused = Der Zahlungsanbieter hat keine Zahlungsseite geöffnet. Es wurde nichts abgebucht. Bitte sagen Sie dem Studio Bescheid.
pay-not-carried-out = Ihre Bank hat die Zahlung nicht ausgeführt.
pay-nothing-more = Der Zahlungsanbieter hat etwas Unerwartetes gemeldet. Hier kann nichts weiter bezahlt werden, bis das Studio nachgesehen hat.
pay-already-paid = Diese Rate ist schon bezahlt. Vielen Dank.
pay-already-processing = Ihre Zahlung dieser Rate ist unterwegs. Manche Banken brauchen ein paar Tage. Sie brauchen nichts weiter zu tun.
pay-disputed = Die Zahlung dieser Rate wurde reklamiert. Bitte sprechen Sie mit dem Studio.
pay-was-refunded = Die Zahlung dieser Rate wurde erstattet. Bitte fragen Sie das Studio, bevor Sie noch einmal bezahlen.
pay-odd = Der Zahlungsanbieter hat etwas Unerwartetes gemeldet. Bitte sprechen Sie mit dem Studio, bevor Sie bezahlen.

payments-due = fällig am { $day }
payments-came = bezahlt am { $day }
payments-due-all = Alles Fällige bezahlen: { $amount }
payments-together = Angekreuzte zusammen bezahlen
payments-choose = { $label } mit anderen bezahlen
payments-receipt = Beleg
payments-more = Weitere Rechnungen
pay-void = Das Studio hat diese Rechnung storniert. Es ist nichts zu bezahlen.
pay-too-much = Das ist mehr, als auf einmal bezahlt werden kann. Bitte wählen Sie weniger Raten.
pay-not-payable = Dieser Betrag lässt sich nicht online bezahlen. Bitte fragen Sie das Studio, wie Sie ihn bezahlen können.
pay-nothing-due = Von dieser Rechnung ist jetzt nichts fällig.
pay-none-chosen = Wählen Sie mindestens eine Zahlung
pay-choose-title = Zahlungen auswählen
