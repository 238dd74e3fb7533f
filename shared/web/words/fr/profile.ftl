# What a client keeps up themselves, and where they are logged in.

profile-title = Votre profil
profile-details = Vos coordonnées
profile-name = Nom
profile-phone = Téléphone
profile-email = Adresse e-mail
profile-save = Enregistrer
profile-saved = Enregistré.
profile-changed-meanwhile = Cette information a été modifiée après l’ouverture de la page. Enregistré actuellement : « { $saved } ». Enregistrez à nouveau pour conserver la vôtre.
profile-removed-meanwhile = Cette information a été supprimée après l’ouverture de la page. Enregistrez à nouveau pour conserver la vôtre.
profile-ask-the-studio = Pour modifier ces coordonnées, veuillez écrire à { $studio }.
profile-not-permitted = Le studio gère lui-même ces coordonnées. Veuillez lui écrire pour les modifier.
profile-language = Langue du portail
profile-email-is = Vous vous connectez avec { $email }.
profile-email-waits = Nous avons écrit à { $email }. Ouvrez le lien de ce message pour confirmer l’adresse ; il est valable jusqu’au { $until }.
profile-email-change = Changer d’adresse e-mail
profile-new-email = Nouvelle adresse e-mail
profile-new-email-hint = Nous y envoyons un lien. L’adresse vaut dès que vous l’avez confirmée.
profile-email-send = Envoyer le lien
profile-email-asked = Consultez la boîte de la nouvelle adresse : un lien est en route.
profile-email-changed = Votre nouvelle adresse e-mail est confirmée.
profile-email-taken = Cette adresse est déjà utilisée sur ce portail. Veuillez en choisir une autre.
profile-same-email = C’est déjà votre adresse
profile-current = Votre mot de passe actuel
profile-no-current = Saisissez votre mot de passe actuel
profile-wrong-current = Ce n’est pas votre mot de passe actuel
profile-by-link = Vous n’avez pas de mot de passe. Cette modification est possible dans les dix minutes qui suivent une connexion par lien.
profile-log-in-again = Pour cela, déconnectez-vous, reconnectez-vous avec un nouveau lien et faites-le dans les dix minutes.
profile-password = Mot de passe
profile-password-change = Changer le mot de passe
profile-password-create = Créer un mot de passe
profile-new-password = Nouveau mot de passe
profile-password-hint = Au moins 10 caractères. Quelques mots sans rapport entre eux conviennent bien.
profile-password-ends = Tous les autres appareils sont déconnectés.
profile-password-save = Enregistrer le nouveau mot de passe
profile-password-changed = Votre nouveau mot de passe est enregistré. Tous les autres appareils sont déconnectés.
profile-devices = Où vous êtes connecté
profile-this-one = cet appareil
profile-seen = Dernière activité le { $at }
profile-began = connexion le { $at }
profile-opened-by-link = ouvert par un lien
profile-device = { $browser } sur { $system }
profile-device-unknown = Appareil inconnu
profile-end-others = Déconnecter tous les autres appareils
profile-end-all = Se déconnecter partout
profile-session-ended = Cet appareil est déconnecté.
profile-others-ended = Tous les autres appareils sont déconnectés.

# The link in a new mailbox.

profile-confirm-title = Confirmez votre adresse e-mail
profile-confirm-text = { $email } devient l’adresse avec laquelle vous vous connectez chez { $studio }, et celle où vont les messages.
profile-confirm-button = Confirmer l’adresse
profile-confirm-over-title = Ce lien n’est plus valable
profile-confirm-over = Il a déjà servi, ou il est trop ancien. Si l’adresse doit encore changer, demandez un nouveau lien depuis votre profil.

# Emails.

profile-letter-confirm-subject = Confirmez votre nouvelle adresse e-mail pour { $studio }
profile-letter-confirm-preview = Elle sera prise en compte dès que vous l’aurez confirmée.
profile-letter-confirm-text = Nous avons reçu une demande d’utilisation de cette adresse e-mail pour votre portail client chez { $studio }. Veuillez la confirmer :
profile-letter-confirm-button = Confirmer l’adresse e-mail
profile-letter-confirm-small = Ce lien est valable 30 minutes et ne peut être utilisé qu’une fois. Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail : rien ne changera.
profile-letter-asked-subject = Votre adresse e-mail chez { $studio } va changer
profile-letter-asked-text = Nous avons reçu une demande de changement de l’adresse e-mail de votre portail client chez { $studio } : la nouvelle adresse serait { $email }. Le changement prendra effet dès que cette adresse aura été confirmée.
profile-letter-asked-button = Voir votre profil
profile-letter-asked-small = Si vous n’êtes pas à l’origine de cette demande, changez tout de suite votre mot de passe, déconnectez tous les appareils depuis votre profil et prévenez le studio.
profile-letter-changed-subject = Votre adresse e-mail chez { $studio } a changé
profile-letter-changed-text = Votre adresse e-mail de connexion à votre portail client chez { $studio } est désormais { $email }. Les e-mails du portail y seront également envoyés.
profile-letter-changed-small = Si ce n’était pas vous, prévenez tout de suite le studio, afin qu’il puisse protéger votre compte.
profile-letter-password-subject = Votre mot de passe pour { $studio } a été modifié
profile-letter-password-text = Votre mot de passe pour votre portail client chez { $studio } vient d’être modifié, et tous vos autres appareils ont été déconnectés.
profile-letter-password-button = Choisir un nouveau mot de passe
profile-letter-password-small = Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez le studio.
