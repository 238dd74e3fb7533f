# The frame around every page.

nav-label = Portail
nav-home = Accueil
nav-activity = Activité
nav-files = Fichiers
nav-payments = Paiements
nav-profile = Profil
frame-skip = Aller au contenu
frame-log-out = Se déconnecter
frame-colophon = { $studio } utilise Portico
frame-language = Langue
frame-only-shows = Ce lien permet seulement de consulter. Pour répondre, signer, payer ou écrire, veuillez vous connecter.
