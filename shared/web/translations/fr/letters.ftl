# Emails to clients.

letter-hello = Bonjour { $name },
letter-link-line = Ou copiez ce lien dans votre navigateur :

letter-invite-subject = { $studio } vous invite sur votre portail client
letter-invite-preview = Créez un mot de passe pour commencer.
letter-invite-text = Votre portail client chez { $studio } est prêt. Vous y trouverez vos documents, vos fichiers et vos paiements.
letter-invite-ask = Créez un mot de passe pour commencer :
letter-invite-button = Créer mon mot de passe
letter-invite-small = Ce lien est personnel et valable 3 jours ; merci de ne pas le transmettre. S’il a expiré, ouvrez-le pour en demander un nouveau.

letter-activated-subject = Votre portail client chez { $studio } est ouvert
letter-activated-preview = Connectez-vous avec votre mot de passe habituel.
letter-activated-text = Votre portail client chez { $studio } est ouvert. Vous y trouverez tout ce qui vous a été envoyé, et votre mot de passe n’a pas changé.
letter-activated-button = Se connecter
letter-activated-small = Mot de passe oublié ? Vous pouvez en demander un nouveau sur la page de connexion.

letter-reset-subject = Réinitialisez votre mot de passe pour { $studio }
letter-reset-preview = Choisissez un nouveau mot de passe.
letter-reset-text = Nous avons reçu une demande de réinitialisation de votre mot de passe pour votre portail client chez { $studio }. Choisissez-en un nouveau ici :
letter-reset-button = Choisir un nouveau mot de passe
letter-reset-small = Ce lien est valable 30 minutes et ne peut être utilisé qu’une fois. Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail : votre mot de passe ne changera pas.

letter-sign-in-subject = Votre lien de connexion pour { $studio }
letter-sign-in-preview = Il est valable 10 minutes.
letter-sign-in-text = Voici votre lien de connexion à votre portail client chez { $studio } :
letter-sign-in-button = Se connecter
letter-sign-in-small = Ce lien est valable 10 minutes et ne peut être utilisé qu’une fois ; merci de ne pas le transmettre. Si vous ne l’avez pas demandé, ignorez cet e-mail.

letter-shared-note = { $studio } utilise aussi cette adresse pour une autre personne. Ce lien ouvre le portail de { $name }. Pour l’autre personne, le studio a besoin d’une adresse différente.

letter-asked = Nous avons reçu une demande de lien vers votre portail client chez { $studio }.
letter-not-you = Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail.
letter-no-access-subject = Votre portail client chez { $studio }
letter-not-opened-text = Votre portail n’est pas encore ouvert : { $studio } le prépare. Vous recevrez un e-mail dès son ouverture ; d’ici là, vous n’avez rien à faire.
letter-for-now-text = { $studio } a temporairement fermé votre portail. Tout ce qu’il contient est conservé, et vous recevrez un e-mail à sa réouverture. Si vous avez besoin de quelque chose d’ici là, contactez le studio.
letter-closed-text = { $studio } a fermé votre accès. Si vous pensez qu’il s’agit d’une erreur, contactez le studio.
letter-shared-text = { $studio } a enregistré cette adresse e-mail pour deux personnes, et le portail en demande une différente pour chacune. Indiquez au studio une adresse qui n’est qu’à vous, afin qu’il puisse vous ouvrir le portail.

letter-item-subject = { $studio } : { $title }
letter-item-quote = { $studio } vous a envoyé un devis : { $title }.
letter-item-contract = { $studio } vous a envoyé un contrat : { $title }.
letter-item-questionnaire = { $studio } vous a envoyé un questionnaire : { $title }.
letter-item-invoice = { $studio } vous a envoyé une facture : { $title }.
letter-item-file = { $studio } a partagé un fichier avec vous : { $title }.
letter-item-quote-button = Voir le devis
letter-item-contract-button = Voir le contrat
letter-item-questionnaire-button = Ouvrir le questionnaire
letter-item-invoice-button = Voir la facture
letter-item-file-button = Voir le fichier
letter-item-login = Une connexion vous sera demandée. Pas encore de mot de passe ? Vous pourrez alors demander un lien de connexion.
letter-item-loginless = { $days ->
    [one] Ce lien personnel fonctionne sans mot de passe pendant { $days } jour. Merci de ne pas le transmettre.
   *[other] Ce lien personnel fonctionne sans mot de passe pendant { $days } jours. Merci de ne pas le transmettre.
}

letter-message-subject = Nouveau message : { $studio }
letter-message-text = { $studio } vous a écrit :
letter-message-button = Ouvrir dans votre portail

# A contract: the next signer’s turn, and the last signature.
letter-turn-subject = { $studio } : { $title } attend votre signature
letter-turn-preview = C’est à vous de signer.
letter-turn-text = Le contrat « { $title } » attend votre signature. Toutes les personnes avant vous l’ont déjà signé.
letter-turn-button = Lire et signer
letter-signed-subject = { $studio } : { $title } est signé par toutes les parties
letter-signed-preview = Téléchargez-en une copie pour vos dossiers.
letter-signed-text = Le contrat « { $title } » est signé par toutes les parties. Vous pouvez en télécharger une copie dans votre portail.

# A contract that the studio voided after some had signed it (B9). The reason follows the text.
letter-voided-subject = { $studio } : « { $title } » a été annulé
letter-voided-text = { $studio } a annulé le contrat « { $title } ». Il n’est plus en vigueur. Motif indiqué :
letter-voided-button = Voir le contrat
letter-voided-small = Les signatures déjà apposées sont conservées comme preuve. Vous n’avez rien à faire.
