# Error pages and messages.

failure-back = Zur Startseite
failure-back-there = Zurück

# A date and time follow.
failure-try-again = Sie können es erneut versuchen:

# A number follows.
failure-id = Fehlernummer:
failure-text = Bitte gehen Sie zurück und versuchen Sie es noch einmal.
failure-invalid-title = Einige Angaben sind ungültig
failure-invalid-text = Bitte gehen Sie zurück und prüfen Sie Ihre Angaben.
failure-unauthenticated-title = Bitte melden Sie sich an
failure-forbidden-title = Kein Zugriff
failure-not-found-title = Seite nicht gefunden
failure-not-found-text = Vielleicht wurde die Seite verschoben oder entfernt, oder der Link ist unvollständig.
failure-conflict-title = Hier hat sich etwas geändert
failure-stale = Seit Sie die Seite geöffnet haben, hat sich etwas geändert. Bitte prüfen Sie sie und versuchen Sie es noch einmal.
failure-version-missing-title = If-Match-Header fehlt
failure-version-missing = Senden Sie das ETag der gelesenen Version als If-Match, damit Sie keine fremde Änderung überschreiben, oder senden Sie *, um den aktuellen Stand zu ersetzen.
failure-repeated = Dieselbe Anfrage wird noch bearbeitet. Versuchen Sie es gleich noch einmal.
failure-too-large-title = Zu groß
failure-body-too-large = Erlaubt sind höchstens { $size }.
failure-file-too-large = Pro Anfrage sind höchstens { $size } erlaubt. Laden Sie größere Dateien in Teilen hoch.
failure-unsupported-title = Format nicht unterstützt
failure-range-title = Der angeforderte Bereich liegt außerhalb der Datei
failure-too-many-title = Zu viele Versuche
failure-too-many-text = Bitte warten Sie einen Moment, bevor Sie es noch einmal versuchen.
failure-too-many-again = { $count ->
    [one] Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Versuchen Sie es in { $count } Sekunden noch einmal.
}
failure-too-many-form = Zu viele Versuche. Bitte warten Sie { $wait } und versuchen Sie es dann noch einmal, oder lassen Sie sich mit „Passwort vergessen?“ einen Link per E-Mail senden.
failure-unavailable-title = Vorübergehend nicht verfügbar
failure-busy = Das Portal ist gerade überlastet. Bitte versuchen Sie es gleich noch einmal.
failure-broken-off = Der Upload wurde unterbrochen. Bitte versuchen Sie es noch einmal.
failure-request-broke-off = Die Anfrage wurde unterbrochen. Bitte versuchen Sie es noch einmal.
failure-other-site = Diese Anfrage kam von einer anderen Website. Öffnen Sie die Seite direkt und versuchen Sie es noch einmal.
failure-not-switched-on = Das Studio hat diese Funktion nicht für Sie freigeschaltet. Wenden Sie sich bei Bedarf an das Studio.
failure-only-shows = Mit diesem Link können Sie nur ansehen. Melden Sie sich an, um fortzufahren.
failure-broken-title = Etwas ist schiefgelaufen
failure-broken-text = Der Fehler liegt bei uns. Bitte versuchen Sie es gleich noch einmal.

# A portal that is switched off for everyone (A11).
failure-closed-title = Das Portal ist vorübergehend geschlossen
failure-closed-text = { $studio } hat das Kundenportal vorübergehend geschlossen. Alles bleibt erhalten und ist wieder da, sobald es öffnet.
failure-closed-urgent = In dringenden Fällen wenden Sie sich bitte direkt an das Studio.

failure-moved-title = Dieses Portal hat eine neue Adresse
failure-moved-text = Ihre Eingaben wurden nicht gesendet. Gehen Sie zurück, um sie zu kopieren, und öffnen Sie dann die neue Adresse.
failure-moved-go = Neue Adresse öffnen

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Seite nicht gefunden
failure-no-portal-text = Unter dieser Adresse gibt es kein Kundenportal. Prüfen Sie den Link auf Tippfehler, oder fragen Sie das Studio, das ihn Ihnen gesendet hat.
failure-out-of-reach = Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.

# The session has ended.
failure-logged-out = Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren.

# A form was opened by one person and sent while another was logged in.
failure-stranger-title = Inzwischen ist jemand anderes angemeldet
failure-stranger-text = Sie sind jetzt als { $name } angemeldet; diese Seite wurde aber für jemand anderen geöffnet. Es wurde nichts gesendet.

# A form that does not say whom its page was opened for.
failure-unmarked-title = Diese Seite ist nicht mehr aktuell
failure-unmarked-text = Es wurde nichts gesendet. Laden Sie die Seite neu und senden Sie noch einmal.
failure-unmarked-reload = Seite neu laden

# As the other person.
failure-switch-text = Sollte dies von der anderen Person kommen, melden Sie sich als diese an. Das Geschriebene ist dann noch da.
failure-switch = Als andere Person anmelden

# A form that comes back after a login.
failure-resumed-title = Sie sind wieder angemeldet
failure-resumed-text = Sie waren abgemeldet, daher wurde noch nichts gesendet. Prüfen Sie Ihre Eingaben und senden Sie sie noch einmal.

# Names of files follow.
failure-files-again = Bitte wählen Sie diese Dateien noch einmal aus: { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = Ihre Eingaben
failure-continue = Weiter
