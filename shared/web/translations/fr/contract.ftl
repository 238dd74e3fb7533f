# Reading and signing a contract (B9, B12).

contract-signatures = Signatures
contract-signed = Signé
contract-unsigned = Pas encore signé
contract-needed = Signature attendue
contract-signed-as = sous le nom « { $name } », { $at }
contract-standing-sign = Veuillez lire le contrat, puis le signer ci-dessous.
contract-standing-wait = { $name } signe en premier. Nous vous enverrons un e-mail quand ce sera votre tour.
contract-standing-signed = Vous avez signé. D’autres signatures sont encore attendues.
contract-standing-complete = Signé par toutes les parties
contract-standing-voided = Annulé le { $at } : ce contrat n’est plus en vigueur. Motif : { $reason }
contract-standing-read = Pour information. Votre signature n’est pas nécessaire.
contract-standing-look = Connectez-vous pour signer ce contrat.
contract-sign-title = Signer
contract-name = Votre nom complet
contract-name-hint = Le nom saisi ici vaut signature.

# This sentence is stored with the signature, word for word.
contract-consent = J’ai lu et j’accepte le contrat « { $title } ». Le nom que j’ai saisi est ma signature.
contract-sign = Signer le contrat
contract-sign-note = Nous enregistrons avec votre signature l’heure, votre adresse IP et votre navigateur.
contract-notice-signed = Merci. Vous avez signé le contrat.
contract-notice-complete = Merci. Tout le monde a signé le contrat.
contract-keep = Téléchargements
contract-download = Télécharger le contrat
contract-download-note = Un seul fichier avec le contrat et son journal d’audit. S’ouvre dans tous les navigateurs.
contract-text = Texte pour vérification
contract-text-note = Le texte exact à signer, au format Markdown.

# Errors when signing.
contract-name-missing = Saisissez votre nom complet pour signer
contract-name-long = Utilisez au plus { $most } caractères
contract-name-another = C’est le nom de { $name }, mais vous êtes connecté en tant que { $me }. Saisissez votre propre nom, ou déconnectez-vous pour que { $name } puisse se connecter et signer.
contract-consent-missing = Cochez la case pour accepter et signer
contract-other-text = Le contrat a changé depuis que vous l’avez ouvert. Veuillez le relire avant de signer.
contract-not-asked = Votre signature n’est pas nécessaire pour ce contrat.
contract-already = Vous avez déjà signé ce contrat.
contract-not-yet = Ce n’est pas encore à vous de signer. Nous vous enverrons un e-mail quand ce sera votre tour.
contract-closed = Ce contrat ne peut plus être signé.
contract-busy = Une autre personne est en train de signer. Veuillez réessayer.

# The audit trail at the end of a contract.
contract-audit = Journal d’audit
contract-audit-document = Contrat
contract-audit-number = Identifiant du document
contract-audit-hash = Empreinte SHA-256
contract-audit-typed = Nom saisi
contract-audit-consent = Consentement
contract-audit-at = Date de signature
contract-audit-address = Adresse IP
contract-audit-browser = Navigateur
contract-audit-unsigned = Pas encore signé.
contract-audit-unknown = inconnu
contract-audit-happened = Historique
contract-audit-check = Vérification
contract-audit-how = Chaque signature porte exactement sur ce texte. Pour la vérifier, téléchargez le texte à l’adresse { $address } et calculez l’empreinte SHA-256 du fichier. Elle doit correspondre à la valeur ci-dessous.
contract-happened-sent = Envoyé par { $studio }
contract-happened-signed = Signé par { $name }
contract-happened-voided = Annulé par { $studio } : { $reason }
contract-happened-complete = Signé par toutes les parties
