# An das Studio schreiben.

message-title = An das Studio schreiben
message-write = An { $studio } schreiben
message-label = Ihre Nachricht
message-about = Worum geht es?
message-about-nothing = Nichts Bestimmtes
message-files = Dateien anhängen
message-limit = Bis zu { $count } Dateien, zusammen bis { $size }. Nur Sie und das Studio sehen sie.
message-send = Senden
message-sent = Ihre Nachricht ist gesendet. Die Antwort erscheint hier und kommt per E-Mail.
message-back = Zurück zum Verlauf
message-which-project = Bitte wählen Sie das Projekt, zu dem die Dateien gehören
message-most-files = Senden Sie höchstens { $count } Dateien mit einer Nachricht
