# Scrivere allo studio.

message-title = Invia un messaggio
message-write = Invia un messaggio a { $studio }
message-label = Il Suo messaggio
message-about = Progetto
message-about-nothing = Domanda generale
message-files = Allega file
message-limit = Fino a { $count } file, { $size } in totale. Sono visibili solo a Lei e allo studio.
message-send = Invia messaggio
message-sent = Messaggio inviato. La risposta comparirà qui e Le arriverà via e-mail.
message-back = Torna all’attività
message-which-project = Scelga un progetto per questi file
message-most-files = Alleghi al massimo { $count } file a un messaggio
