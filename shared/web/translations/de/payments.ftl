# Payments.

payments-title = Zahlungen
payments-nothing = Noch keine Zahlungen
payments-nothing-text = Ihre Rechnungen und Zahlungen erscheinen hier.
payments-waiting = Offen
payments-closed = Bezahlt oder storniert
payments-open = Offener Betrag
payments-paid = Bezahlt
payments-lost = Von Ihrer Bank zurückgegeben
payments-total = Gesamtbetrag

payments-pay-now = Jetzt bezahlen
payments-pay-early = Vorzeitig bezahlen
payments-not-open = Kartenzahlung ist noch nicht möglich. Bitte fragen Sie { $studio }, wie Sie bezahlen können.
payments-stripe = Zahlungen werden sicher über Stripe abgewickelt. Ihre Kartendaten gelangen nie in dieses Portal.

# Beside an installment.
payments-processing = Ihre Zahlung wird bearbeitet. Das kann einige Tage dauern.
payments-refunded = { $amount } wurden erstattet.
payments-refund-failed = Eine Erstattung von { $amount } konnte nicht zugestellt werden und ging an das Studio zurück. Bitte wenden Sie sich an das Studio.
payments-disputed = Bei Ihrer Bank läuft eine Zahlungsanfechtung über { $amount }. Bis zur Entscheidung müssen Sie hier nichts tun.
payments-dispute-lost = Ihre Bank hat Ihnen nach einer Zahlungsanfechtung { $amount } zurückgegeben.
payments-dispute-won = Die Anfechtung über { $amount } ist abgeschlossen. Die Zahlung bleibt bestehen.
payments-failed = Ihr letzter Zahlungsversuch ist fehlgeschlagen.

# The page that the payment provider sends a client back to.
pay-title = Zahlung
pay-thanks = Vielen Dank
pay-received = { $studio } hat Ihre Zahlung über { $amount } erhalten ({ $label }).
pay-on-its-way = Ihre Zahlung wird bearbeitet
pay-confirming = Die Bestätigung Ihrer Zahlung über { $amount } ({ $label }) kann einige Tage dauern. Sie müssen nichts weiter tun, und es wird nicht doppelt abgebucht.
pay-failed = Zahlung fehlgeschlagen
pay-nothing-taken = Für { $label } ({ $amount }) wurde nichts abgebucht.
pay-try-again = Sie können es unter „Zahlungen“ noch einmal versuchen.
pay-not-made = Zahlung abgebrochen
pay-left = Sie haben die Zahlungsseite vor dem Abschluss verlassen.
pay-back = Zurück zu den Zahlungen

# Why a payment is not possible.
pay-not-open = Dieses Studio nimmt hier noch keine Kartenzahlungen an. Bitte fragen Sie es, wie Sie bezahlen können.
pay-busy = Die Zahlungsseite ist gerade nicht verfügbar. Es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.
pay-refused = Die Zahlungsseite konnte nicht geöffnet werden. Es wurde nichts abgebucht. Bitte wenden Sie sich an das Studio.
pay-not-carried-out = Ihre Bank konnte die Zahlung nicht ausführen.
pay-nothing-more = Mit dieser Zahlung gibt es ein Problem. Bis das Studio es geprüft hat, sind hier keine weiteren Zahlungen möglich.
pay-already-paid = Diese Rate ist bereits bezahlt.
pay-already-processing = Ihre Zahlung für diese Rate wird bereits bearbeitet. Das kann einige Tage dauern.
pay-disputed = Die Zahlung dieser Rate wurde angefochten. Bitte wenden Sie sich an das Studio.
pay-was-refunded = Die Zahlung dieser Rate wurde erstattet. Bitte wenden Sie sich an das Studio, bevor Sie noch einmal bezahlen.
pay-odd = Mit dieser Zahlung gibt es ein Problem. Bitte wenden Sie sich an das Studio, bevor Sie bezahlen.

payments-due = fällig am { $day }
payments-came = bezahlt am { $day }
payments-due-all = Fälligen Betrag bezahlen: { $amount }
payments-together = Ausgewählte bezahlen
payments-choose = { $label } auswählen
payments-receipt = Beleg
payments-more = Weitere Rechnungen anzeigen
pay-void = Das Studio hat diese Rechnung storniert. Es ist nichts zu bezahlen.
pay-too-much = Dieser Betrag ist für eine einzelne Zahlung zu hoch. Bitte wählen Sie weniger Raten aus.
pay-not-payable = Dieser Betrag kann nicht online bezahlt werden. Bitte fragen Sie das Studio, wie Sie ihn bezahlen können.
pay-nothing-due = Auf diese Rechnung ist derzeit nichts fällig.
pay-none-chosen = Wählen Sie mindestens eine Zahlung aus
pay-choose-title = Zahlungen auswählen
