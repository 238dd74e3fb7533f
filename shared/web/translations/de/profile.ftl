# A client’s profile and sessions.

profile-title = Ihr Profil
profile-details = Ihre Angaben
profile-name = Name
profile-phone = Telefon
profile-email = E-Mail
profile-save = Änderungen speichern
profile-saved = Änderungen gespeichert.
profile-changed-meanwhile = Dies wurde in „{ $saved }“ geändert, nachdem Sie die Seite geöffnet haben. Speichern Sie noch einmal, um Ihre Angabe zu behalten.
profile-removed-meanwhile = Dies wurde entfernt, nachdem Sie die Seite geöffnet haben. Speichern Sie noch einmal, um Ihre Angabe zu behalten.
profile-ask-the-studio = Um diese Angaben zu ändern, wenden Sie sich bitte an { $studio }.
profile-not-permitted = Diese Angaben kann nur das Studio ändern. Bitte wenden Sie sich an das Studio.
profile-language = Sprache des Portals
profile-email-is = Sie melden sich mit { $email } an.
profile-email-waits = Wir haben einen Bestätigungslink an { $email } gesendet. Er ist bis { $until } gültig.
profile-email-change = E-Mail-Adresse ändern
profile-new-email = Neue E-Mail-Adresse
profile-new-email-hint = Wir senden einen Bestätigungslink an die neue Adresse.
profile-email-send = Bestätigungslink senden
profile-email-asked = Wir haben einen Bestätigungslink an Ihre neue Adresse gesendet. Prüfen Sie Ihren Posteingang.
profile-email-changed = Ihre neue E-Mail-Adresse wurde bestätigt.
profile-email-taken = Diese E-Mail-Adresse wird in diesem Portal bereits verwendet. Bitte wählen Sie eine andere.
profile-same-email = Das ist bereits Ihre E-Mail-Adresse
profile-current = Aktuelles Passwort
profile-no-current = Geben Sie Ihr aktuelles Passwort ein
profile-wrong-current = Das aktuelle Passwort ist falsch
profile-by-link = Sie haben noch kein Passwort. Aus Sicherheitsgründen ist dies nur innerhalb von zehn Minuten nach der Anmeldung mit einem Link möglich.
profile-log-in-again = Melden Sie sich aus Sicherheitsgründen ab und mit einem neuen Link wieder an. Versuchen Sie es dann innerhalb von zehn Minuten noch einmal.
profile-password = Passwort
profile-password-change = Passwort ändern
profile-password-create = Passwort festlegen
profile-new-password = Neues Passwort
profile-password-hint = Mindestens 10 Zeichen. Mehrere Wörter ohne Zusammenhang ergeben ein starkes Passwort.
profile-password-ends = Sie werden auf allen anderen Geräten abgemeldet.
profile-password-save = Neues Passwort speichern
profile-password-changed = Ihr Passwort wurde geändert. Auf allen anderen Geräten wurden Sie abgemeldet.
profile-devices = Wo Sie angemeldet sind
profile-this-one = Dieses Gerät
profile-seen = Zuletzt aktiv am { $at }
profile-began = angemeldet am { $at }
profile-opened-by-link = per Link
profile-device = { $browser } auf { $system }
profile-device-unknown = Unbekanntes Gerät
profile-end-others = Alle anderen Geräte abmelden
profile-end-all = Überall abmelden
profile-session-ended = Das Gerät wurde abgemeldet.
profile-others-ended = Alle anderen Geräte wurden abgemeldet.

# The page of the link that confirms a new email address.

profile-confirm-title = E-Mail-Adresse bestätigen
profile-confirm-text = Mit { $email } melden Sie sich künftig im Kundenportal von { $studio } an. Auch E-Mails aus dem Portal gehen dann dorthin.
profile-confirm-button = E-Mail-Adresse bestätigen
profile-confirm-over-title = Dieser Link ist nicht mehr gültig
profile-confirm-over = Er wurde bereits verwendet oder ist abgelaufen. Wenn Sie Ihre E-Mail-Adresse noch ändern möchten, fordern Sie in Ihrem Profil einen neuen Link an.

# Emails.

profile-letter-confirm-subject = Bestätigen Sie Ihre neue E-Mail-Adresse für { $studio }
profile-letter-confirm-preview = Ihre neue Adresse gilt, sobald Sie sie bestätigt haben.
profile-letter-confirm-text = wir haben eine Anfrage erhalten, diese E-Mail-Adresse für das Kundenportal von { $studio } zu verwenden. Bitte bestätigen Sie sie:
profile-letter-confirm-button = E-Mail-Adresse bestätigen
profile-letter-confirm-small = Der Link ist 30 Minuten gültig und kann einmal verwendet werden. Falls die Anfrage nicht von Ihnen stammt, können Sie diese E-Mail ignorieren: Es ändert sich nichts.
profile-letter-asked-subject = Ihre E-Mail-Adresse bei { $studio } soll geändert werden
profile-letter-asked-text = wir haben eine Anfrage erhalten, die E-Mail-Adresse Ihres Kundenportals bei { $studio } in { $email } zu ändern. Die Änderung gilt, sobald die neue Adresse bestätigt ist.
profile-letter-asked-button = Profil ansehen
profile-letter-asked-small = Falls die Anfrage nicht von Ihnen stammt, ändern Sie sofort Ihr Passwort, melden Sie sich in Ihrem Profil auf allen Geräten ab und benachrichtigen Sie das Studio.
profile-letter-changed-subject = Ihre E-Mail-Adresse bei { $studio } wurde geändert
profile-letter-changed-text = Ihre E-Mail-Adresse für die Anmeldung im Kundenportal von { $studio } lautet jetzt { $email }. Auch E-Mails aus dem Portal gehen nun dorthin.
profile-letter-changed-small = Falls Sie das nicht waren, benachrichtigen Sie bitte sofort das Studio, damit es Ihr Konto schützen kann.
profile-letter-password-subject = Ihr Passwort für { $studio } wurde geändert
profile-letter-password-text = Ihr Passwort für das Kundenportal von { $studio } wurde soeben geändert. Auf allen anderen Geräten wurden Sie abgemeldet.
profile-letter-password-button = Neues Passwort wählen
profile-letter-password-small = Falls Sie das nicht waren, wählen Sie sofort ein neues Passwort und benachrichtigen Sie das Studio.
