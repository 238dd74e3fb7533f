# Reading and signing a contract (B9, B12).

contract-signatures = Unterschriften
contract-signed = Unterschrieben
contract-unsigned = Noch nicht unterschrieben
contract-needed = Ihre Unterschrift fehlt
contract-signed-as = als „{ $name }“, { $at }
contract-standing-sign = Bitte lesen Sie den Vertrag. Unterschrieben wird unter dem Text.
contract-standing-wait = Zuerst unterschreibt { $name }. Sie erhalten eine E-Mail, sobald Sie an der Reihe sind.
contract-standing-signed = Sie haben unterschrieben. Es fehlen noch Unterschriften.
contract-standing-complete = Von allen unterschrieben
contract-standing-voided = Für ungültig erklärt am { $at }: Der Vertrag gilt nicht mehr. Grund: { $reason }
contract-standing-read = Sie erhalten ihn zur Kenntnis. Ihre Unterschrift ist nicht nötig.
contract-standing-look = Dieser Link zeigt den Vertrag nur an. Melden Sie sich an, um zu unterschreiben.
contract-sign-title = Unterschreiben
contract-name = Ihr vollständiger Name
contract-name-hint = Was Sie hier eintippen, ist Ihre Unterschrift.

# Kept with the signature, word for word.
contract-consent = Ich habe den Vertrag „{ $title }“ gelesen und bin damit einverstanden. Der von mir eingetippte Name ist meine Unterschrift.
contract-sign = Vertrag unterschreiben
contract-sign-note = Mit Ihrer Unterschrift speichern wir die Uhrzeit, Ihre Internetadresse und den Namen Ihres Browsers.
contract-notice-signed = Vielen Dank. Sie haben unterschrieben.
contract-notice-complete = Vielen Dank. Nun haben alle unterschrieben.
contract-keep = Zum Aufbewahren
contract-download = Vertrag herunterladen
contract-download-note = Eine Datei mit dem Text und dem Prüfprotokoll. Sie öffnet sich in jedem Browser.
contract-text = Der genaue Text
contract-text-note = Markdown, Byte für Byte so, wie unterschrieben wird.

# What is missing from a signature, and why somebody cannot sign.
contract-name-missing = Geben Sie zum Unterschreiben Ihren vollständigen Namen ein
contract-name-long = Höchstens { $most } Zeichen
contract-name-another = Das ist der Name von { $name }, angemeldet sind aber Sie als { $me }. Geben Sie Ihren eigenen Namen ein, oder melden Sie sich ab, damit { $name } sich anmelden und unterschreiben kann.
contract-consent-missing = Setzen Sie das Häkchen, um zuzustimmen und zu unterschreiben
contract-other-text = Was Ihnen angezeigt wurde, ist nicht das, was jetzt hier steht. Bitte lesen Sie es noch einmal und unterschreiben Sie dann.
contract-not-asked = Für diesen Vertrag ist Ihre Unterschrift nicht vorgesehen.
contract-already = Sie haben bereits unterschrieben. Vielen Dank.
contract-not-yet = Zuerst unterschreibt jemand anderes. Sie erhalten eine E-Mail, sobald Sie an der Reihe sind.
contract-closed = Dieser Vertrag kann nicht mehr unterschrieben werden.
contract-busy = In diesem Moment unterschreiben mehrere Personen. Bitte versuchen Sie es noch einmal.

# The audit page.
contract-audit = Prüfprotokoll
contract-audit-document = Vertrag
contract-audit-number = Nummer des Dokuments
contract-audit-hash = SHA-256 des Textes
contract-audit-typed = Eingetippter Name
contract-audit-consent = Zugestimmt
contract-audit-at = Zeit, beim Studio und in UTC
contract-audit-address = Internetadresse
contract-audit-browser = Browser
contract-audit-unsigned = Noch nicht unterschrieben.
contract-audit-unknown = unbekannt
contract-audit-happened = Verlauf
contract-audit-check = So lässt es sich prüfen
contract-audit-how = Jede Unterschrift gilt genau für die Bytes des Textes. Laden Sie den Text unter { $address } herunter und berechnen Sie die SHA-256 der Datei; sie muss mit der Zahl unten übereinstimmen.
contract-happened-sent = Gesendet von { $studio }
contract-happened-signed = Unterschrieben von { $name }
contract-happened-voided = Für ungültig erklärt von { $studio }: { $reason }
contract-happened-complete = Vollständig
