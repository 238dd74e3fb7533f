# What a client keeps up themselves, and where they are logged in.

profile-title = Ihr Profil
profile-details = Ihre Angaben
profile-name = Name
profile-phone = Telefon
profile-email = E-Mail
profile-save = Speichern
profile-saved = Gespeichert.
profile-changed-meanwhile = Dies wurde geändert, nachdem Sie die Seite geöffnet haben. Gespeichert ist jetzt: „{ $saved }“. Speichern Sie noch einmal, um Ihre Angabe zu behalten.
profile-removed-meanwhile = Dies wurde entfernt, nachdem Sie die Seite geöffnet haben. Speichern Sie noch einmal, um Ihre Angabe zu behalten.
profile-ask-the-studio = Um diese Angaben zu ändern, schreiben Sie bitte an { $studio }.
profile-not-permitted = Das Studio pflegt diese Angaben selbst. Schreiben Sie dem Studio, wenn sich etwas ändern soll.
profile-language = Sprache des Portals
profile-email-is = Sie melden sich mit { $email } an.
profile-email-waits = Wir haben an { $email } geschrieben. Öffnen Sie den Link in dieser Nachricht, um die Adresse zu bestätigen; er gilt bis { $until }.
profile-email-change = E-Mail-Adresse ändern
profile-new-email = Neue E-Mail-Adresse
profile-new-email-hint = Wir senden einen Link dorthin. Die Adresse gilt, sobald Sie sie bestätigt haben.
profile-email-send = Link senden
profile-email-asked = Bitte sehen Sie im Postfach der neuen Adresse nach: Ein Link ist dorthin unterwegs.
profile-email-changed = Ihre neue E-Mail-Adresse ist bestätigt.
profile-email-taken = Diese Adresse wird in diesem Portal schon verwendet. Bitte wählen Sie eine andere.
profile-same-email = Das ist bereits Ihre Adresse
profile-current = Ihr jetziges Passwort
profile-no-current = Geben Sie Ihr jetziges Passwort ein
profile-wrong-current = Das ist nicht Ihr jetziges Passwort
profile-by-link = Sie haben kein Passwort. Das hier geht bis zehn Minuten nach der Anmeldung mit einem Link.
profile-log-in-again = Bitte melden Sie sich dafür ab, melden Sie sich mit einem neuen Link wieder an und erledigen Sie es innerhalb von zehn Minuten.
profile-password = Passwort
profile-password-change = Passwort ändern
profile-password-create = Passwort festlegen
profile-new-password = Neues Passwort
profile-password-hint = Mindestens 10 Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.
profile-password-ends = Alle anderen Geräte werden abgemeldet.
profile-password-save = Neues Passwort speichern
profile-password-changed = Ihr neues Passwort ist gespeichert. Alle anderen Geräte sind abgemeldet.
profile-devices = Wo Sie angemeldet sind
profile-this-one = dieses Gerät
profile-seen = Zuletzt gesehen am { $at }
profile-began = angemeldet am { $at }
profile-opened-by-link = durch einen Link geöffnet
profile-device = { $browser } auf { $system }
profile-device-unknown = Unbekanntes Gerät
profile-end-others = Alle anderen Geräte abmelden
profile-end-all = Überall abmelden
profile-session-ended = Dieses Gerät ist abgemeldet.
profile-others-ended = Alle anderen Geräte sind abgemeldet.

# The link in a new mailbox.

profile-confirm-title = E-Mail-Adresse bestätigen
profile-confirm-text = Mit { $email } melden Sie sich künftig bei { $studio } an, und dorthin gehen auch die Nachrichten.
profile-confirm-button = Adresse bestätigen
profile-confirm-over-title = Dieser Link gilt nicht mehr
profile-confirm-over = Er wurde schon verwendet oder ist zu alt. Soll die Adresse noch geändert werden, fordern Sie in Ihrem Profil einen neuen Link an.

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
