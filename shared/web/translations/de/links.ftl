# Personal links: requesting one and opening one.

forgot-title = Passwort vergessen?
forgot-text = Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link zum Zurücksetzen Ihres Passworts.

password-create-title = Passwort festlegen
password-create-text = Damit melden Sie sich künftig zusammen mit Ihrer E-Mail-Adresse an.
password-create-send = Passwort festlegen und anmelden
password-reset-title = Neues Passwort wählen
password-reset-text = Sie werden auf allen anderen Geräten abgemeldet.
password-reset-send = Neues Passwort speichern
password-changed-notice = Ihr Passwort wurde geändert. Auf allen anderen Geräten wurden Sie abgemeldet.
password-hint = Mindestens 10 Zeichen. Mehrere Wörter ohne Zusammenhang ergeben ein starkes Passwort.

sign-in-button = Anmeldelink per E-Mail senden
sign-in-ask-title = Mit einem Link anmelden
sign-in-ask-text = Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Anmeldelink, ein Passwort brauchen Sie nicht.
sign-in-open-title = Anmelden
sign-in-open-as = Sie melden sich als { $email } an.

link-send = Link senden
link-back-to-login = Zurück zur Anmeldung
link-to-login = Zur Anmeldung
link-sent-title = Prüfen Sie Ihren Posteingang
link-sent = Wenn diese Adresse hinterlegt ist, erhalten Sie gleich eine E-Mail.
link-sent-text = Wenn diese Adresse bei { $studio } hinterlegt ist, erhalten Sie gleich eine E-Mail.
link-sent-nothing = Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder versuchen Sie es mit der Adresse, an die Ihnen das Studio schreibt.
link-too-many = { $minutes ->
    [one] Es wurden bereits mehrere E-Mails angefordert. Prüfen Sie Ihren Posteingang und den Spam-Ordner, oder versuchen Sie es in { $minutes } Minute noch einmal.
   *[other] Es wurden bereits mehrere E-Mails angefordert. Prüfen Sie Ihren Posteingang und den Spam-Ordner, oder versuchen Sie es in { $minutes } Minuten noch einmal.
}

link-used-title = Dieser Link wurde bereits verwendet
link-used-text = Jeder Link kann nur einmal verwendet werden. Wenn Sie bereits ein Passwort haben, melden Sie sich damit an.
link-used = Dieser Link wurde bereits verwendet. Fordern Sie einen neuen an.
link-expired-title = Dieser Link ist abgelaufen
link-expired-text = Zu Ihrer Sicherheit sind Links nur begrenzte Zeit gültig.
link-expired = Dieser Link ist abgelaufen. Fordern Sie einen neuen an.
link-password-there = Sie haben bereits ein Passwort. Melden Sie sich an oder setzen Sie es zurück.
link-fresh-text = Wir können Ihnen einen neuen Link an dieselbe Adresse senden.
link-fresh-send = Neuen Link senden
link-fresh-sent = Wenn Ihr Link von { $studio } stammt, erhalten Sie gleich eine E-Mail an die Adresse, an die er gesendet wurde.

no-access-not-opened-title = Ihr Portal ist noch nicht geöffnet
no-access-not-opened-text = { $studio } bereitet es gerade vor. Sie erhalten eine E-Mail, sobald es so weit ist. Bis dahin brauchen Sie nichts zu tun.
no-access-for-now-title = Ihr Portal ist vorübergehend geschlossen
no-access-for-now-text = { $studio } hat Ihr Portal vorübergehend geschlossen. Alles darin bleibt erhalten. Sie erhalten eine E-Mail, sobald es wieder öffnet. Falls Sie vorher etwas brauchen, wenden Sie sich bitte an das Studio.
no-access-closed-title = Ihr Zugang ist geschlossen
no-access-closed-text = { $studio } hat Ihren Zugang zu diesem Portal geschlossen. Falls Sie das für ein Versehen halten, wenden Sie sich bitte an das Studio.
no-access-shared-title = Zwei Personen teilen sich diese Adresse
no-access-shared-text = { $studio } hat diese E-Mail-Adresse für mehrere Personen hinterlegt, das Portal braucht aber für jede eine eigene.
no-access-shared-todo = Bitte teilen Sie dem Studio eine Adresse mit, die nur Ihnen gehört, damit es Ihr Portal öffnen kann.
