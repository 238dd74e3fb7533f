# Personal links: asking for one, and what one opens.

forgot-title = Passwort vergessen?
forgot-text = Nennen Sie uns Ihre E-Mail-Adresse; wir senden Ihnen einen Link, mit dem Sie ein neues wählen.

password-create-title = Passwort festlegen
password-create-text = Danach sind Sie angemeldet und können jederzeit damit wiederkommen.
password-create-send = Passwort festlegen und anmelden
password-reset-title = Neues Passwort wählen
password-reset-text = Damit werden Sie überall sonst abgemeldet.
password-reset-send = Neues Passwort speichern
password-hint = Mindestens 10 Zeichen. Ein paar Wörter ohne Zusammenhang ergeben ein gutes.

sign-in-button = Link per E-Mail senden
sign-in-ask-title = Mit einem Link anmelden
sign-in-ask-text = Nennen Sie uns Ihre E-Mail-Adresse; wir senden Ihnen einen Link, der Sie anmeldet. Ein Passwort brauchen Sie nicht.
sign-in-open-title = Anmelden
sign-in-open-as = Sie melden sich als { $email } an.

link-send = Link senden
link-back-to-login = Zurück zur Anmeldung
link-to-login = Zur Anmeldung
link-sent-title = Bitte sehen Sie in Ihr Postfach
link-sent = Falls hier jemand diese Adresse hat, ist eine E-Mail dorthin unterwegs.
link-sent-text = Falls { $studio } diese Adresse kennt, ist eine E-Mail dorthin unterwegs. Meist kommt sie innerhalb einer Minute an.
link-sent-nothing = Nichts angekommen? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob das Studio Ihnen an diese Adresse schreibt.
link-too-many = { $minutes ->
    [one] Es wurden schon mehrere Links angefordert. Bitte sehen Sie in Ihr Postfach; in { $minutes } Minute können Sie einen weiteren anfordern.
   *[other] Es wurden schon mehrere Links angefordert. Bitte sehen Sie in Ihr Postfach; in { $minutes } Minuten können Sie einen weiteren anfordern.
}

link-used-title = Dieser Link wurde schon benutzt
link-used-text = Jeder Link gilt einmal. Wenn Sie Ihr Passwort schon festgelegt haben, melden Sie sich einfach an.
link-used = Dieser Link wurde schon benutzt. Fordern Sie einen neuen an.
link-expired-title = Dieser Link ist abgelaufen
link-expired-text = Links gelten nur eine Zeit lang; das schützt, was Ihnen gehört.
link-expired = Dieser Link ist abgelaufen. Fordern Sie einen neuen an.
link-password-there = Es gibt schon ein Passwort. Melden Sie sich damit an, oder fordern Sie ein neues an.
link-fresh-text = Wir können einen neuen an dieselbe Adresse senden.
link-fresh-send = Neuen Link senden

no-access-not-opened-title = Ihr Portal ist noch nicht geöffnet
no-access-not-opened-text = { $studio } bereitet es noch vor. Sobald es öffnet, bekommen Sie eine E-Mail; bis dahin brauchen Sie nichts zu tun.
no-access-closed-title = Ihr Zugang ist geschlossen
no-access-closed-text = { $studio } hat Ihren Zugang zu diesem Portal geschlossen. Wenn Sie das für ein Versehen halten, schreiben Sie bitte dem Studio.
no-access-shared-title = Zwei Personen teilen sich diese Adresse
no-access-shared-text = { $studio } hat diese E-Mail-Adresse für mehr als eine Person; das Portal braucht für jede eine eigene.
no-access-shared-todo = Bitte sagen Sie dem Studio, welche Adresse nur Ihnen gehört; dann kann das Portal dafür geöffnet werden.
