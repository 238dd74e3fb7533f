# Letters to clients.

letter-hello = Guten Tag, { $name },
letter-link-line = Falls der Knopf nicht funktioniert, öffnen Sie diese Adresse:

letter-invite-subject = Ihr Portal bei { $studio }
letter-invite-preview = Legen Sie ein Passwort fest, und Sie sind angemeldet.
letter-invite-text = { $studio } hat ein privates Portal für Sie geöffnet. Ihre Dateien, Dokumente und Zahlungen liegen dort an einem Ort.
letter-invite-ask = Legen Sie ein Passwort fest, und Sie sind angemeldet:
letter-invite-button = Portal öffnen
letter-invite-small = Der Link gehört nur Ihnen und gilt drei Tage; bitte geben Sie ihn nicht weiter. Ist er abgelaufen, sendet seine Seite Ihnen einen neuen.

letter-activated-subject = Ihr Portal bei { $studio } ist offen
letter-activated-preview = Alles an einem Ort.
letter-activated-text = Ihr Portal bei { $studio } ist offen. Alles, was Ihnen gesendet wurde, wartet dort, und Ihr Passwort ist noch dasselbe.
letter-activated-button = Zum Portal
letter-activated-small = Passwort vergessen? Die Anmeldeseite sendet Ihnen einen Link.

letter-reset-subject = Ein neues Passwort für { $studio }
letter-reset-preview = Wählen Sie mit diesem Link ein neues Passwort.
letter-reset-text = Jemand, hoffentlich Sie, hat ein neues Passwort bei { $studio } angefordert. Wählen Sie es hier:
letter-reset-button = Neues Passwort wählen
letter-reset-small = Der Link gilt einmal, dreißig Minuten lang. Falls Sie das nicht waren, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.

letter-sign-in-subject = Ihr Anmeldelink für { $studio }
letter-sign-in-preview = Er gilt einmal, zehn Minuten lang.
letter-sign-in-text = Jemand, hoffentlich Sie, hat einen Link zur Anmeldung bei { $studio } angefordert. Hier ist er:
letter-sign-in-button = Anmelden
letter-sign-in-small = Der Link gilt einmal, zehn Minuten lang; bitte geben Sie ihn nicht weiter. Falls Sie das nicht waren, ignorieren Sie diese E-Mail.

letter-shared-note = { $studio } hat diese Adresse noch für eine andere Person. Der Link öffnet das Portal von { $name }; für die andere Person braucht das Studio eine eigene Adresse.

letter-asked = Jemand, hoffentlich Sie, hat einen Link zum Portal von { $studio } angefordert.
letter-not-you = Falls Sie das nicht waren, ignorieren Sie diese E-Mail.
letter-no-access-subject = Ihr Portal bei { $studio }
letter-not-opened-text = Es ist noch nicht offen: { $studio } bereitet es noch vor. Sobald es öffnet, bekommen Sie eine E-Mail; bis dahin brauchen Sie nichts zu tun.
letter-closed-text = { $studio } hat Ihren Zugang dazu geschlossen. Wenn Sie das für ein Versehen halten, schreiben Sie bitte dem Studio.
letter-shared-text = { $studio } hat diese E-Mail-Adresse für zwei Personen; das Portal braucht für jede eine eigene. Bitte sagen Sie dem Studio, welche Adresse nur Ihnen gehört; dann kann das Portal dafür geöffnet werden.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } hat Ihnen ein Angebot gesendet: { $title }.
letter-item-contract = { $studio } hat Ihnen einen Vertrag gesendet: { $title }.
letter-item-questionnaire = { $studio } hat Ihnen einen Fragebogen gesendet: { $title }.
letter-item-invoice = { $studio } hat Ihnen eine Rechnung gesendet: { $title }.
letter-item-file = { $studio } hat Ihnen etwas Neues gesendet: { $title }.
letter-item-button = Öffnen
letter-item-login = Melden Sie sich mit Ihrer E-Mail-Adresse an, um es zu sehen. Ohne Passwort senden wir Ihnen auf der Anmeldeseite einen Link.
letter-item-loginless = { $days ->
    [one] Der Link gehört nur Ihnen und öffnet dies { $days } Tag lang ohne Passwort; bitte geben Sie ihn nicht weiter.
   *[other] Der Link gehört nur Ihnen und öffnet dies { $days } Tage lang ohne Passwort; bitte geben Sie ihn nicht weiter.
}

letter-message-subject = Eine Nachricht von { $studio }
letter-message-text = { $studio } hat Ihnen geschrieben:
letter-message-button = Im Portal öffnen

# A contract: whose turn it is to sign, and that all have.
letter-turn-subject = { $studio }: Sie sind an der Reihe, { $title } zu unterschreiben
letter-turn-preview = Die Unterschriften vor Ihnen sind da.
letter-turn-text = Alle, die vor Ihnen unterschreiben, haben den Vertrag „{ $title }“ unterschrieben. Nun sind Sie an der Reihe.
letter-turn-button = Lesen und unterschreiben
letter-signed-subject = { $studio }: { $title } ist von allen unterschrieben
letter-signed-preview = Heben Sie sich eine Kopie auf.
letter-signed-text = Der Vertrag „{ $title }“ ist von allen unterschrieben. In Ihrem Portal können Sie eine Kopie zum Aufbewahren herunterladen.
