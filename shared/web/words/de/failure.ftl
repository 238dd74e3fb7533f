# What went wrong, in words for a person.

failure-back = Zurück zum Anfang
failure-back-there = Zurück

# A moment follows.
failure-try-again = Sie können es wieder versuchen:

# A number follows.
failure-id = Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:
failure-text = Bitte gehen Sie zurück und versuchen Sie es noch einmal.
failure-invalid-title = Einige Angaben stimmen noch nicht
failure-invalid-text = Bitte gehen Sie zurück und prüfen Sie Ihre Angaben.
failure-unauthenticated-title = Melden Sie sich zuerst an
failure-forbidden-title = Das steht Ihnen nicht offen
failure-not-found-title = Seite nicht gefunden
failure-not-found-text = Vielleicht wurde die Seite verschoben oder entfernt, oder der Link ist unvollständig.
failure-conflict-title = Das passt nicht zum jetzigen Stand
failure-stale = In der Zwischenzeit hat sich etwas geändert. Bitte sehen Sie noch einmal nach und wiederholen Sie, was Sie wollten.
failure-version-missing-title = Geben Sie an, welche Version Sie ändern
failure-version-missing = Senden Sie das ETag dessen, was Sie gelesen haben, als If-Match, damit keine andere Änderung verloren geht, oder *, um alles zu ersetzen, was dort steht.
failure-repeated = Dieselbe Anfrage wird gerade beantwortet. Wiederholen Sie sie gleich noch einmal, um die Antwort zu erhalten.
failure-too-large-title = Das ist zu groß
failure-body-too-large = Senden Sie hier höchstens { $size }.
failure-file-too-large = Senden Sie höchstens { $size } auf einmal; größere Dateien gehen in Teilen.
failure-unsupported-title = Diese Art wird hier nicht angenommen
failure-range-title = Der Bereich liegt außerhalb der Datei
failure-too-many-title = Zu viele Versuche
failure-too-many-text = Jemand, vielleicht Sie selbst, hat das sehr oft versucht.
failure-too-many-again = { $count ->
    [one] Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Versuchen Sie es in { $count } Sekunden noch einmal.
}
failure-too-many-form = Zu viele Versuche. Bitte warten Sie ({ $wait }) und versuchen Sie es dann wieder, oder lassen Sie sich mit „Passwort vergessen?“ einen Link per E-Mail senden.
failure-unavailable-title = Gerade nicht möglich
failure-busy = Das Portal ist sehr beschäftigt. Bitte versuchen Sie es gleich noch einmal.
failure-broken-off = Das Hochladen brach ab. Bitte senden Sie die Datei noch einmal.
failure-request-broke-off = Die Anfrage brach ab, bevor sie vollständig war
failure-other-site = Diese Anfrage kam von einer anderen Website. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.
failure-not-switched-on = Das Studio hat das für Sie nicht freigeschaltet. Fragen Sie das Studio, wenn Sie es brauchen.
failure-only-shows = Dieser Link ist nur zum Ansehen. Melden Sie sich mit Ihrer E-Mail-Adresse an, um fortzufahren.
failure-broken-title = Bei uns ist etwas schiefgegangen
failure-broken-text = Das ist unser Fehler, nicht Ihrer. Nichts von Ihren Eingaben wurde nur halb ausgeführt. Bitte versuchen Sie es noch einmal.

# A portal that is switched off for everyone (A11).
failure-closed-title = Das Portal ist zurzeit geschlossen
failure-closed-text = { $studio } hat das Kundenportal vorübergehend geschlossen. Nichts geht Ihnen verloren: Alles ist wieder da, sobald das Portal öffnet.
failure-closed-urgent = In dringenden Fällen schreiben Sie dem Studio bitte wie gewohnt.

failure-moved-title = Dieses Portal hat eine neue Adresse
failure-moved-text = Ihre Eingaben wurden nicht gesendet. Gehen Sie zurück, um sie zu kopieren, und öffnen Sie dann die neue Adresse.
failure-moved-go = Neue Adresse öffnen

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Seite nicht gefunden
failure-no-portal-text = Unter dieser Adresse gibt es kein Kundenportal. Prüfen Sie den Link auf Tippfehler, oder fragen Sie das Studio, das ihn Ihnen gesendet hat.
failure-out-of-reach = Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.

# Nobody is logged in any more.
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
failure-typed = Was Sie geschrieben haben
failure-continue = Weiter
