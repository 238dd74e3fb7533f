# What went wrong, in words for a person.

failure-back = Retour à l’accueil
failure-back-there = Retour

# A moment follows.
failure-try-again = Vous pourrez réessayer :

# A number follows.
failure-id = Si vous demandez de l’aide, indiquez ce numéro :
failure-text = Veuillez revenir en arrière et réessayer.
failure-invalid-title = Certains champs sont à corriger
failure-invalid-text = Veuillez revenir en arrière et vérifier votre saisie.
failure-unauthenticated-title = Connectez-vous d’abord
failure-forbidden-title = Ceci ne vous est pas ouvert
failure-not-found-title = Page introuvable
failure-not-found-text = La page a peut-être été déplacée ou supprimée, ou le lien est incomplet.
failure-conflict-title = Cela ne correspond pas à la situation actuelle
failure-stale = Quelque chose a changé entre-temps. Veuillez regarder à nouveau et recommencer.
failure-version-missing-title = Indiquez la version que vous modifiez
failure-version-missing = Envoyez l’ETag de ce que vous avez lu dans If-Match, pour ne perdre aucune autre modification, ou * pour remplacer ce qui s’y trouve.
failure-repeated = La même demande est déjà en cours. Répétez-la dans un instant pour obtenir sa réponse.
failure-too-large-title = C’est trop volumineux
failure-body-too-large = Envoyez ici { $size } au maximum.
failure-file-too-large = Envoyez { $size } au maximum en une fois ; les fichiers plus grands passent en plusieurs parties.
failure-unsupported-title = Ce type n’est pas accepté ici
failure-range-title = La plage est hors du fichier
failure-too-many-title = Trop de tentatives
failure-too-many-text = Quelqu’un, peut-être vous, a essayé cela très souvent.
failure-too-many-again = { $count ->
    [one] Réessayez dans { $count } seconde.
   *[other] Réessayez dans { $count } secondes.
}
failure-too-many-form = Trop de tentatives. Veuillez patienter { $wait } et réessayer, ou demandez un lien par e-mail avec « Mot de passe oublié ? ».
failure-unavailable-title = Impossible pour l’instant
failure-busy = Le portail est très sollicité. Veuillez réessayer dans un instant.
failure-broken-off = L’envoi s’est interrompu. Veuillez recommencer.
failure-request-broke-off = La demande s’est interrompue avant d’être complète
failure-other-site = Cette demande vient d’un autre site. Ouvrez la page ici et réessayez.
failure-not-switched-on = Le studio ne l’a pas activé pour vous. Demandez-le au studio si vous en avez besoin.
failure-only-shows = Ce lien permet seulement de consulter. Connectez-vous avec votre adresse e-mail pour continuer.
failure-broken-title = Quelque chose a échoué de notre côté
failure-broken-text = C’est notre erreur, pas la vôtre. Rien de ce que vous avez saisi n’a été fait à moitié. Veuillez réessayer.

# A portal that is switched off for everyone (A11).
failure-closed-title = Le portail est fermé pour le moment
failure-closed-text = { $studio } a fermé son portail client pour le moment. Rien n’est perdu : tout sera là quand le portail rouvrira.
failure-closed-urgent = Pour toute urgence, veuillez écrire au studio comme d’habitude.

failure-moved-title = Ce portail a une nouvelle adresse
failure-moved-text = Votre saisie n’a pas été envoyée. Revenez en arrière pour la copier, puis ouvrez la nouvelle adresse.
failure-moved-go = Ouvrir la nouvelle adresse

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Page introuvable
failure-no-portal-text = Il n’y a pas de portail client à cette adresse. Vérifiez que le lien ne contient pas de faute de frappe, ou demandez au studio qui vous l’a envoyé.
failure-out-of-reach = Le portail est momentanément inaccessible. Veuillez réessayer dans une minute.

# Nobody is logged in any more.
failure-logged-out = Vous avez été déconnecté. Connectez-vous pour continuer.

# A form was opened by one person and sent while another was logged in.
failure-stranger-title = Une autre personne est maintenant connectée
failure-stranger-text = Vous êtes maintenant connecté en tant que { $name }, mais cette page avait été ouverte pour quelqu’un d’autre. Rien n’a été envoyé.

# A form that does not say whom its page was opened for.
failure-unmarked-title = Cette page n’est plus à jour
failure-unmarked-text = Rien n’a été envoyé. Rechargez la page et recommencez l’envoi.
failure-unmarked-reload = Recharger la page

# As the other person.
failure-switch-text = Si l’envoi devait venir de l’autre personne, connectez-vous à son compte. Le texte saisi sera toujours là.
failure-switch = Se connecter avec un autre compte

# A form that comes back after a login.
failure-resumed-title = Vous êtes de nouveau connecté
failure-resumed-text = Vous aviez été déconnecté : rien n’a encore été envoyé. Vérifiez votre saisie et renvoyez-la.

# Names of files follow.
failure-files-again = Veuillez choisir de nouveau ces fichiers : { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = Ce que vous avez écrit
failure-continue = Continuer
