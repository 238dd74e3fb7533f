# A client’s profile and sessions.

profile-title = Votre profil
profile-details = Vos coordonnées
profile-name = Nom
profile-phone = Téléphone
profile-email = Adresse e-mail
profile-save = Enregistrer les modifications
profile-saved = Modifications enregistrées.
profile-changed-meanwhile = Cette information a été modifiée après l’ouverture de la page. Enregistré actuellement : « { $saved } ». Enregistrez à nouveau pour conserver la vôtre.
profile-removed-meanwhile = Cette information a été supprimée après l’ouverture de la page. Enregistrez à nouveau pour conserver la vôtre.
profile-ask-the-studio = Pour modifier ces coordonnées, veuillez contacter { $studio }.
profile-not-permitted = Seul le studio peut modifier ces coordonnées. Contactez-le pour les mettre à jour.
profile-language = Langue du portail
profile-email-is = Vous vous connectez avec { $email }.
profile-email-waits = Nous avons envoyé un lien de confirmation à { $email }. Il est valable jusqu’au { $until }.
profile-email-change = Changer d’adresse e-mail
profile-new-email = Nouvelle adresse e-mail
profile-new-email-hint = Nous enverrons un lien de confirmation à la nouvelle adresse.
profile-email-send = Envoyer le lien de confirmation
profile-email-asked = Nous avons envoyé un lien de confirmation à votre nouvelle adresse. Consultez votre boîte de réception.
profile-email-changed = Votre nouvelle adresse e-mail a été confirmée.
profile-email-taken = Cette adresse e-mail est déjà utilisée sur ce portail. Veuillez en choisir une autre.
profile-same-email = C’est déjà votre adresse e-mail
profile-current = Mot de passe actuel
profile-no-current = Saisissez votre mot de passe actuel
profile-wrong-current = Le mot de passe actuel est incorrect
profile-by-link = Vous n’avez pas encore de mot de passe. Par sécurité, cette modification n’est possible que dans les dix minutes suivant une connexion par lien.
profile-log-in-again = Par sécurité, déconnectez-vous et reconnectez-vous avec un nouveau lien. Réessayez ensuite dans les dix minutes.
profile-password = Mot de passe
profile-password-change = Changer le mot de passe
profile-password-create = Créer un mot de passe
profile-new-password = Nouveau mot de passe
profile-password-hint = Au moins 10 caractères. Quelques mots sans rapport entre eux font un mot de passe solide.
profile-password-ends = Tous vos autres appareils seront déconnectés.
profile-password-save = Enregistrer le nouveau mot de passe
profile-password-changed = Votre mot de passe a été modifié. Tous vos autres appareils ont été déconnectés.
profile-devices = Vos appareils connectés
profile-this-one = Cet appareil
profile-seen = Dernière activité le { $at }
profile-began = connexion le { $at }
profile-opened-by-link = via un lien
profile-device = { $browser } sur { $system }
profile-device-unknown = Appareil inconnu
profile-end-others = Déconnecter tous les autres appareils
profile-end-all = Se déconnecter partout
profile-session-ended = Cet appareil a été déconnecté.
profile-others-ended = Tous les autres appareils ont été déconnectés.

# The page of the link that confirms a new email address.

profile-confirm-title = Confirmez votre adresse e-mail
profile-confirm-text = Vous utiliserez { $email } pour vous connecter à votre portail client chez { $studio }. Les e-mails du portail y seront également envoyés.
profile-confirm-button = Confirmer l’adresse e-mail
profile-confirm-over-title = Ce lien n’est plus valable
profile-confirm-over = Il a déjà été utilisé ou a expiré. Si vous souhaitez toujours changer d’adresse e-mail, demandez un nouveau lien depuis votre profil.

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
