# Reading and signing a contract (B9, B12).

contract-signatures = Signatures
contract-signed = Signé
contract-unsigned = Pas encore signé
contract-needed = Votre signature est attendue
contract-signed-as = en tant que « { $name } », { $at }
contract-standing-sign = Veuillez le lire. La signature se trouve sous le texte.
contract-standing-wait = { $name } signe en premier. Vous recevrez un e-mail quand ce sera votre tour.
contract-standing-signed = Vous avez signé. Il manque encore des signatures.
contract-standing-complete = Signé par tous
contract-standing-voided = Annulé le { $at } : ce contrat n’est plus en vigueur. Motif : { $reason }
contract-standing-read = Il vous est envoyé pour lecture. Votre signature n’est pas demandée.
contract-standing-look = Ce lien ne fait qu’afficher le contrat. Connectez-vous pour le signer.
contract-sign-title = Signer
contract-name = Votre nom complet
contract-name-hint = Ce que vous saisissez ici est votre signature.

# Kept with the signature, word for word.
contract-consent = J’ai lu le contrat « { $title } » et je l’accepte. Le nom que j’ai saisi est ma signature.
contract-sign = Signer le contrat
contract-sign-note = Avec votre signature, nous conservons l’heure, votre adresse internet et le nom de votre navigateur.
contract-notice-signed = Merci. Vous avez signé.
contract-notice-complete = Merci. Tout le monde a signé.
contract-keep = À conserver
contract-download = Télécharger le contrat
contract-download-note = Un seul fichier avec le texte et la page de preuve. Il s’ouvre dans tout navigateur.
contract-text = Le texte exact
contract-text-note = En Markdown, octet par octet tel qu’il est signé.

# What is missing from a signature, and why somebody cannot sign.
contract-name-missing = Saisissez votre nom complet pour signer
contract-name-long = Utilisez au plus { $most } caractères
contract-name-another = C’est le nom de { $name }, mais vous êtes connecté en tant que { $me }. Saisissez votre propre nom, ou déconnectez-vous pour que { $name } puisse se connecter et signer.
contract-consent-missing = Cochez la case pour accepter et signer
contract-other-text = Ce qui vous a été montré n’est pas ce qui se trouve ici maintenant. Veuillez le relire, puis signer.
contract-not-asked = Votre signature n’est pas demandée pour ce contrat.
contract-already = Vous avez déjà signé. Merci.
contract-not-yet = Une autre personne signe en premier. Vous recevrez un e-mail quand ce sera votre tour.
contract-closed = Ce contrat ne peut plus être signé.
contract-busy = Plusieurs personnes signent en ce moment. Veuillez réessayer.

# The audit page.
contract-audit = Page de preuve
contract-audit-document = Contrat
contract-audit-number = Numéro du document
contract-audit-hash = SHA-256 du texte
contract-audit-typed = Nom saisi
contract-audit-consent = Accord donné
contract-audit-at = Heure, au studio et en UTC
contract-audit-address = Adresse internet
contract-audit-browser = Navigateur
contract-audit-unsigned = Pas encore signé.
contract-audit-unknown = inconnu
contract-audit-happened = Historique
contract-audit-check = Comment le vérifier
contract-audit-how = Chaque signature porte exactement sur les octets du texte. Téléchargez le texte à l’adresse { $address } et calculez le SHA-256 du fichier ; il doit être égal au nombre ci-dessous.
contract-happened-sent = Envoyé par { $studio }
contract-happened-signed = Signé par { $name }
contract-happened-voided = Annulé par { $studio } : { $reason }
contract-happened-complete = Complet
