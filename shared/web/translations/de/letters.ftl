# Emails to clients.

letter-hello = Guten Tag { $name },
letter-link-line = Oder kopieren Sie diesen Link in Ihren Browser:

letter-invite-subject = { $studio } lädt Sie in Ihr Kundenportal ein
letter-invite-preview = Legen Sie ein Passwort fest, um Ihr Portal zu öffnen.
letter-invite-text = Ihr Kundenportal bei { $studio } ist bereit. Dort finden Sie Ihre Dokumente, Dateien und Zahlungen.
letter-invite-ask = Legen Sie ein Passwort fest, um Ihr Portal zu öffnen:
letter-invite-button = Passwort festlegen
letter-invite-small = Dieser Link ist nur für Sie bestimmt und 3 Tage gültig. Bitte geben Sie ihn nicht weiter. Nach Ablauf können Sie über den Link einen neuen anfordern.

letter-activated-subject = Ihr Kundenportal bei { $studio } ist geöffnet
letter-activated-preview = Melden Sie sich mit Ihrem bisherigen Passwort an.
letter-activated-text = Ihr Kundenportal bei { $studio } ist geöffnet. Dort finden Sie alles, was Ihnen gesendet wurde. Ihr Passwort ist unverändert.
letter-activated-button = Anmelden
letter-activated-small = Passwort vergessen? Auf der Anmeldeseite können Sie ein neues anfordern.

letter-reset-subject = Passwort für { $studio } zurücksetzen
letter-reset-preview = Wählen Sie ein neues Passwort.
letter-reset-text = wir haben eine Anfrage erhalten, Ihr Passwort für das Kundenportal von { $studio } zurückzusetzen. Hier können Sie ein neues wählen:
letter-reset-button = Neues Passwort wählen
letter-reset-small = Der Link ist 30 Minuten gültig und kann einmal verwendet werden. Falls die Anfrage nicht von Ihnen stammt, können Sie diese E-Mail ignorieren: Ihr Passwort bleibt unverändert.

letter-sign-in-subject = Ihr Anmeldelink für { $studio }
letter-sign-in-preview = Er ist 10 Minuten gültig.
letter-sign-in-text = hier ist Ihr Link zur Anmeldung im Kundenportal von { $studio }:
letter-sign-in-button = Anmelden
letter-sign-in-small = Der Link ist 10 Minuten gültig und kann einmal verwendet werden. Bitte geben Sie ihn nicht weiter. Falls Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren.

letter-shared-note = { $studio } hat diese Adresse noch für eine weitere Person hinterlegt. Dieser Link öffnet das Portal von { $name }. Für die andere Person braucht das Studio eine eigene Adresse.

letter-asked = wir haben eine Anfrage nach einem Link zum Kundenportal von { $studio } erhalten.
letter-not-you = Falls die Anfrage nicht von Ihnen stammt, können Sie diese E-Mail ignorieren.
letter-no-access-subject = Ihr Kundenportal bei { $studio }
letter-not-opened-text = Ihr Portal ist noch nicht geöffnet: { $studio } bereitet es gerade vor. Sie erhalten eine E-Mail, sobald es so weit ist. Bis dahin brauchen Sie nichts zu tun.
letter-for-now-text = { $studio } hat Ihr Portal vorübergehend geschlossen. Alles darin bleibt erhalten, und Sie erhalten eine E-Mail, sobald es wieder öffnet. Falls Sie vorher etwas brauchen, wenden Sie sich bitte an das Studio.
letter-closed-text = { $studio } hat Ihren Zugang geschlossen. Falls Sie das für ein Versehen halten, wenden Sie sich bitte an das Studio.
letter-shared-text = { $studio } hat diese E-Mail-Adresse für zwei Personen hinterlegt; das Portal braucht für jede eine eigene. Bitte teilen Sie dem Studio mit, welche Adresse nur Ihnen gehört, damit es das Portal dafür öffnen kann.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } hat Ihnen ein Angebot gesendet: { $title }.
letter-item-contract = { $studio } hat Ihnen einen Vertrag gesendet: { $title }.
letter-item-questionnaire = { $studio } hat Ihnen einen Fragebogen gesendet: { $title }.
letter-item-invoice = { $studio } hat Ihnen eine Rechnung gesendet: { $title }.
letter-item-file = { $studio } hat eine Datei für Sie freigegeben: { $title }.
letter-item-quote-button = Angebot ansehen
letter-item-contract-button = Vertrag ansehen
letter-item-questionnaire-button = Fragebogen öffnen
letter-item-invoice-button = Rechnung ansehen
letter-item-file-button = Datei ansehen
letter-item-login = Dafür melden Sie sich im Portal an. Noch kein Passwort? Auf der Anmeldeseite können Sie einen Anmeldelink anfordern.
letter-item-loginless = { $days ->
    [one] Dieser persönliche Link funktioniert { $days } Tag lang ohne Passwort. Bitte geben Sie ihn nicht weiter.
   *[other] Dieser persönliche Link funktioniert { $days } Tage lang ohne Passwort. Bitte geben Sie ihn nicht weiter.
}

letter-message-subject = Nachricht von { $studio }
letter-message-text = { $studio } hat Ihnen geschrieben:
letter-message-button = Im Portal öffnen

# A contract: the next signer’s turn, and the last signature.
letter-turn-subject = { $studio }: { $title } wartet auf Ihre Unterschrift
letter-turn-preview = Sie sind an der Reihe.
letter-turn-text = der Vertrag „{ $title }“ wartet auf Ihre Unterschrift. Alle vor Ihnen haben bereits unterschrieben.
letter-turn-button = Prüfen und unterschreiben
letter-signed-subject = { $studio }: { $title } ist vollständig unterschrieben
letter-signed-preview = Laden Sie eine Kopie für Ihre Unterlagen herunter.
letter-signed-text = der Vertrag „{ $title }“ wurde von allen unterschrieben. In Ihrem Portal können Sie eine Kopie für Ihre Unterlagen herunterladen.

# A contract that the studio voided after some had signed it (B9). The reason follows the text.
letter-voided-subject = { $studio }: „{ $title }“ wurde für ungültig erklärt
letter-voided-text = { $studio } hat den Vertrag „{ $title }“ für ungültig erklärt. Er gilt nicht mehr. Als Grund wurde angegeben:
letter-voided-button = Vertrag ansehen
letter-voided-small = Bereits geleistete Unterschriften werden als Nachweis aufbewahrt. Sie müssen nichts weiter tun.
