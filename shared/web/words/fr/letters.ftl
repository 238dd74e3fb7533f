# Letters to clients.

letter-hello = Bonjour { $name },
letter-link-line = Si le bouton ne fonctionne pas, ouvrez cette adresse :

letter-invite-subject = Votre portail chez { $studio }
letter-invite-preview = Choisissez un mot de passe et entrez.
letter-invite-text = { $studio } a ouvert un portail privé pour vous. Vos fichiers, documents et paiements y sont réunis.
letter-invite-ask = Choisissez un mot de passe et entrez :
letter-invite-button = Ouvrir votre portail
letter-invite-small = Ce lien est personnel et valable trois jours ; merci de ne pas le transmettre. Une fois expiré, sa page vous en envoie un nouveau.

letter-activated-subject = Votre portail chez { $studio } est ouvert
letter-activated-preview = Tout est réuni au même endroit.
letter-activated-text = Votre portail chez { $studio } est ouvert. Tout ce qui vous a été envoyé vous y attend, et votre mot de passe n’a pas changé.
letter-activated-button = Aller à votre portail
letter-activated-small = Mot de passe oublié ? La page de connexion vous envoie un lien.

letter-reset-subject = Un nouveau mot de passe pour { $studio }
letter-reset-preview = Choisissez un nouveau mot de passe avec ce lien.
letter-reset-text = Quelqu’un, vous sans doute, a demandé un nouveau mot de passe chez { $studio }. Choisissez-le ici :
letter-reset-button = Choisir un nouveau mot de passe
letter-reset-small = Ce lien fonctionne une fois, pendant trente minutes. Si ce n’était pas vous, ignorez cet e-mail : votre mot de passe reste le même.

letter-sign-in-subject = Votre lien de connexion pour { $studio }
letter-sign-in-preview = Il fonctionne une fois, pendant dix minutes.
letter-sign-in-text = Quelqu’un, vous sans doute, a demandé un lien de connexion chez { $studio }. Le voici :
letter-sign-in-button = Se connecter
letter-sign-in-small = Ce lien fonctionne une fois, pendant dix minutes ; merci de ne pas le transmettre. Si ce n’était pas vous, ignorez cet e-mail.

letter-shared-note = { $studio } utilise aussi cette adresse pour une autre personne. Ce lien ouvre le portail de { $name } ; pour l’autre personne, le studio a besoin d’une adresse propre.

letter-asked = Quelqu’un, vous sans doute, a demandé un lien vers le portail de { $studio }.
letter-not-you = Si ce n’était pas vous, ignorez cet e-mail.
letter-no-access-subject = Votre portail chez { $studio }
letter-not-opened-text = Il n’est pas encore ouvert : { $studio } le prépare encore. Vous recevrez un e-mail dès son ouverture ; d’ici là, vous n’avez rien à faire.
letter-closed-text = { $studio } a fermé votre accès. Si vous pensez qu’il s’agit d’une erreur, écrivez au studio.
letter-shared-text = { $studio } utilise cette adresse e-mail pour deux personnes, et le portail a besoin d’une adresse pour chacune. Veuillez indiquer au studio une adresse qui n’est qu’à vous ; il pourra alors ouvrir le portail pour elle.

letter-item-subject = { $studio } : { $title }
letter-item-quote = { $studio } vous a envoyé un devis : { $title }.
letter-item-contract = { $studio } vous a envoyé un contrat : { $title }.
letter-item-questionnaire = { $studio } vous a envoyé un questionnaire : { $title }.
letter-item-invoice = { $studio } vous a envoyé une facture : { $title }.
letter-item-file = { $studio } vous a envoyé du nouveau : { $title }.
letter-item-button = Ouvrir
letter-item-login = Connectez-vous avec votre adresse e-mail pour le voir. Sans mot de passe, demandez un lien sur la page de connexion.
letter-item-loginless = { $days ->
    [one] Ce lien est personnel et l’ouvre sans mot de passe pendant { $days } jour ; merci de ne pas le transmettre.
   *[other] Ce lien est personnel et l’ouvre sans mot de passe pendant { $days } jours ; merci de ne pas le transmettre.
}

letter-message-subject = Un message de { $studio }
letter-message-text = { $studio } vous a écrit :
letter-message-button = Ouvrir dans votre portail

# A contract: whose turn it is to sign, and that all have.
letter-turn-subject = { $studio } : à vous de signer { $title }
letter-turn-preview = Les signatures précédentes sont là.
letter-turn-text = Les personnes qui signent avant vous ont signé le contrat « { $title } ». C’est maintenant votre tour.
letter-turn-button = Lire et signer
letter-signed-subject = { $studio } : { $title } est signé par tous
letter-signed-preview = Conservez votre propre copie.
letter-signed-text = Le contrat « { $title } » est signé par tous. Dans votre portail, vous pouvez en télécharger une copie à conserver.
