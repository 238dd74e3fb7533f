# Scrivere allo studio.

message-title = Scriva allo studio
message-write = Scriva a { $studio }
message-label = Il Suo messaggio
message-about = Di che cosa si tratta?
message-about-nothing = Niente in particolare
message-files = Alleghi dei file
message-limit = Fino a { $count } file, { $size } in tutto. Li vedono solo Lei e lo studio.
message-send = Invia
message-sent = Il Suo messaggio è stato inviato. La risposta comparirà qui e arriverà per e-mail.
message-back = Torna all’attività
message-which-project = Indichi a quale progetto appartengono i file
message-most-files = Invii al massimo { $count } file con un messaggio
