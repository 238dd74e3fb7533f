# Personal links: requesting one and opening one.

forgot-title = Mot de passe oublié ?
forgot-text = Saisissez votre adresse e-mail et nous vous enverrons un lien pour réinitialiser votre mot de passe.

password-create-title = Créez votre mot de passe
password-create-text = Vous l’utiliserez avec votre adresse e-mail pour vous connecter.
password-create-send = Créer le mot de passe et se connecter
password-reset-title = Choisissez un nouveau mot de passe
password-reset-text = Tous vos autres appareils seront déconnectés.
password-reset-send = Enregistrer le nouveau mot de passe
password-changed-notice = Votre mot de passe a été modifié. Tous vos autres appareils ont été déconnectés.
password-hint = Au moins 10 caractères. Quelques mots sans rapport entre eux font un mot de passe solide.

sign-in-button = Recevoir un lien de connexion
sign-in-ask-title = Connexion par lien
sign-in-ask-text = Saisissez votre adresse e-mail et nous vous enverrons un lien de connexion. Aucun mot de passe n’est nécessaire.
sign-in-open-title = Se connecter
sign-in-open-as = Vous allez vous connecter en tant que { $email }.

link-send = Envoyer le lien
link-back-to-login = Retour à la connexion
link-to-login = Aller à la connexion
link-sent-title = Consultez votre messagerie
link-sent = Si cette adresse est enregistrée, vous recevrez bientôt un e-mail.
link-sent-text = Si cette adresse est enregistrée chez { $studio }, vous recevrez bientôt un e-mail.
link-sent-nothing = Rien reçu ? Regardez dans les courriers indésirables, ou essayez l’adresse à laquelle le studio vous écrit.
link-too-many = { $minutes ->
    [one] Plusieurs e-mails ont déjà été demandés. Consultez votre boîte de réception et vos courriers indésirables, ou réessayez dans { $minutes } minute.
   *[other] Plusieurs e-mails ont déjà été demandés. Consultez votre boîte de réception et vos courriers indésirables, ou réessayez dans { $minutes } minutes.
}

link-used-title = Ce lien a déjà été utilisé
link-used-text = Chaque lien ne fonctionne qu’une fois. Si vous avez déjà un mot de passe, connectez-vous.
link-used = Ce lien a déjà été utilisé. Demandez-en un nouveau.
link-expired-title = Ce lien a expiré
link-expired-text = Pour votre sécurité, les liens expirent au bout d’un certain temps.
link-expired = Ce lien a expiré. Demandez-en un nouveau.
link-password-there = Vous avez déjà un mot de passe. Connectez-vous ou réinitialisez-le.
link-fresh-text = Nous pouvons vous envoyer un nouveau lien à la même adresse.
link-fresh-send = Envoyer un nouveau lien
link-fresh-sent = Si votre lien vous a été envoyé par { $studio }, vous recevrez bientôt un e-mail à l’adresse à laquelle il avait été envoyé.

no-access-not-opened-title = Votre portail n’est pas encore ouvert
no-access-not-opened-text = { $studio } le prépare encore. Vous recevrez un e-mail dès son ouverture. D’ici là, vous n’avez rien à faire.
no-access-for-now-title = Votre portail est temporairement fermé
no-access-for-now-text = { $studio } a temporairement fermé votre portail. Tout ce qu’il contient est conservé. Vous recevrez un e-mail à sa réouverture. Si vous avez besoin de quelque chose d’ici là, contactez le studio.
no-access-closed-title = Votre accès est fermé
no-access-closed-text = { $studio } a fermé votre accès à ce portail. Si vous pensez qu’il s’agit d’une erreur, contactez le studio.
no-access-shared-title = Deux personnes partagent cette adresse
no-access-shared-text = { $studio } a enregistré cette adresse e-mail pour plusieurs personnes, et le portail en demande une différente pour chacune.
no-access-shared-todo = Indiquez au studio une adresse qui n’est qu’à vous, afin qu’il puisse ouvrir votre portail.
