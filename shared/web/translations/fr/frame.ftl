# The frame around every page.

nav-label = Portail
nav-home = Accueil
nav-activity = Activité
nav-files = Fichiers
nav-payments = Paiements
nav-profile = Profil
frame-skip = Aller au contenu
frame-log-out = Se déconnecter
frame-colophon = Propulsé par Portico
frame-language = Langue
frame-only-shows = Ce lien permet uniquement de consulter. Pour signer, payer ou répondre, veuillez vous connecter.
