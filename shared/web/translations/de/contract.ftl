# Reading and signing a contract (B9, B12).

contract-signatures = Unterschriften
contract-signed = Unterschrieben
contract-unsigned = Noch nicht unterschrieben
contract-needed = Unterschrift fehlt
contract-signed-as = als „{ $name }“, { $at }
contract-standing-sign = Bitte lesen Sie den Vertrag und unterschreiben Sie unten.
contract-standing-wait = Zuerst unterschreibt { $name }. Wir benachrichtigen Sie per E-Mail, sobald Sie an der Reihe sind.
contract-standing-signed = Sie haben unterschrieben. Es fehlen noch weitere Unterschriften.
contract-standing-complete = Vollständig unterschrieben
contract-standing-voided = Für ungültig erklärt am { $at }: Der Vertrag gilt nicht mehr. Grund: { $reason }
contract-standing-read = Zur Kenntnisnahme. Ihre Unterschrift ist nicht erforderlich.
contract-standing-look = Melden Sie sich an, um diesen Vertrag zu unterschreiben.
contract-sign-title = Unterschreiben
contract-name = Ihr vollständiger Name
contract-name-hint = Ihr eingegebener Name gilt als Ihre Unterschrift.

# This sentence is stored with the signature, word for word.
contract-consent = Ich habe den Vertrag „{ $title }“ gelesen und stimme ihm zu. Der von mir eingegebene Name ist meine Unterschrift.
contract-sign = Vertrag unterschreiben
contract-sign-note = Mit Ihrer Unterschrift speichern wir die Uhrzeit, Ihre IP-Adresse und Ihren Browser.
contract-notice-signed = Vielen Dank. Sie haben den Vertrag unterschrieben.
contract-notice-complete = Vielen Dank. Alle haben den Vertrag unterschrieben.
contract-keep = Downloads
contract-download = Vertrag herunterladen
contract-download-note = Eine Datei mit Vertrag und Prüfprotokoll. Öffnet sich in jedem Browser.
contract-text = Text zur Überprüfung
contract-text-note = Genau der Text, der unterschrieben wird, als Markdown-Datei.

# Errors when signing.
contract-name-missing = Geben Sie zum Unterschreiben Ihren vollständigen Namen ein
contract-name-long = Höchstens { $most } Zeichen
contract-name-another = Das ist der Name von { $name }, angemeldet sind aber Sie als { $me }. Geben Sie Ihren eigenen Namen ein, oder melden Sie sich ab, damit { $name } sich anmelden und unterschreiben kann.
contract-consent-missing = Setzen Sie das Häkchen, um zuzustimmen und zu unterschreiben
contract-other-text = Der Vertrag hat sich geändert, seit Sie ihn geöffnet haben. Bitte lesen Sie ihn noch einmal, bevor Sie unterschreiben.
contract-not-asked = Für diesen Vertrag wird Ihre Unterschrift nicht benötigt.
contract-already = Sie haben diesen Vertrag bereits unterschrieben.
contract-not-yet = Sie sind noch nicht an der Reihe. Wir benachrichtigen Sie per E-Mail, sobald Sie unterschreiben können.
contract-closed = Dieser Vertrag kann nicht mehr unterschrieben werden.
contract-busy = Gerade unterschreibt noch jemand. Bitte versuchen Sie es noch einmal.

# The audit trail at the end of a contract.
contract-audit = Prüfprotokoll
contract-audit-document = Vertrag
contract-audit-number = Dokument-ID
contract-audit-hash = SHA-256-Prüfsumme
contract-audit-typed = Eingegebener Name
contract-audit-consent = Zustimmung
contract-audit-at = Unterschrieben am
contract-audit-address = IP-Adresse
contract-audit-browser = Browser
contract-audit-unsigned = Noch nicht unterschrieben.
contract-audit-unknown = unbekannt
contract-audit-happened = Verlauf
contract-audit-check = Überprüfung
contract-audit-how = Jede Unterschrift gilt genau für diesen Text. Laden Sie ihn zur Überprüfung unter { $address } herunter und berechnen Sie die SHA-256-Prüfsumme der Datei. Sie muss mit dem Wert unten übereinstimmen.
contract-happened-sent = Gesendet von { $studio }
contract-happened-signed = Unterschrieben von { $name }
contract-happened-voided = Für ungültig erklärt von { $studio }: { $reason }
contract-happened-complete = Vollständig unterschrieben
