# Écrire au studio.

message-title = Écrire au studio
message-write = Écrire à { $studio }
message-label = Votre message
message-about = De quoi s’agit-il ?
message-about-nothing = Rien de particulier
message-files = Joindre des fichiers
message-limit = Jusqu’à { $count } fichiers, { $size } au total. Seuls vous et le studio les voyez.
message-send = Envoyer
message-sent = Votre message est envoyé. La réponse apparaîtra ici et arrivera par e-mail.
message-back = Retour à l’activité
message-which-project = Indiquez à quel projet appartiennent les fichiers
message-most-files = Envoyez au plus { $count } fichiers par message
