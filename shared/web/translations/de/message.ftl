# An das Studio schreiben.

message-title = Nachricht senden
message-write = Nachricht an { $studio } senden
message-label = Ihre Nachricht
message-about = Projekt
message-about-nothing = Allgemeine Frage
message-files = Dateien anhängen
message-limit = Bis zu { $count } Dateien, insgesamt bis { $size }. Nur Sie und das Studio können sie sehen.
message-send = Nachricht senden
message-sent = Nachricht gesendet. Die Antwort erscheint hier und kommt per E-Mail.
message-back = Zurück zu den Aktivitäten
message-which-project = Wählen Sie ein Projekt für diese Dateien
message-most-files = Hängen Sie höchstens { $count } Dateien an eine Nachricht an
