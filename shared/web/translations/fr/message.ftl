# Écrire au studio.

message-title = Envoyer un message
message-write = Envoyer un message à { $studio }
message-label = Votre message
message-about = Projet
message-about-nothing = Question générale
message-files = Joindre des fichiers
message-limit = Jusqu’à { $count } fichiers, { $size } au total. Ils ne sont visibles que par vous et le studio.
message-send = Envoyer le message
message-sent = Message envoyé. La réponse apparaîtra ici et vous parviendra par e-mail.
message-back = Retour à l’activité
message-which-project = Choisissez un projet pour ces fichiers
message-most-files = Joignez { $count } fichiers au maximum par message
