# Error pages and messages.

failure-back = Retour à l’accueil
failure-back-there = Retour

# A date and time follow.
failure-try-again = Vous pourrez réessayer :

# A number follows.
failure-id = Référence de l’erreur :
failure-text = Veuillez revenir en arrière et réessayer.
failure-invalid-title = Certains champs ne sont pas valides
failure-invalid-text = Veuillez revenir en arrière et vérifier votre saisie.
failure-unauthenticated-title = Connectez-vous pour continuer
failure-forbidden-title = Accès refusé
failure-not-found-title = Page introuvable
failure-not-found-text = La page a peut-être été déplacée ou supprimée, ou le lien est incomplet.
failure-conflict-title = Des modifications ont eu lieu entre-temps
failure-stale = Des modifications ont été faites depuis l’ouverture de cette page. Vérifiez-les et réessayez.
failure-version-missing-title = En-tête If-Match manquant
failure-version-missing = Envoyez l’ETag de la version lue dans If-Match, afin de ne pas écraser une autre modification, ou * pour remplacer la version actuelle.
failure-repeated = La même demande est encore en cours de traitement. Réessayez dans un instant.
failure-too-large-title = Trop volumineux
failure-body-too-large = La limite est de { $size }.
failure-file-too-large = La limite est de { $size } par requête. Envoyez les fichiers plus volumineux en plusieurs parties.
failure-unsupported-title = Format non pris en charge
failure-range-title = La plage demandée est en dehors du fichier
failure-too-many-title = Trop de tentatives
failure-too-many-text = Veuillez patienter avant de réessayer.
failure-too-many-again = { $count ->
    [one] Réessayez dans { $count } seconde.
   *[other] Réessayez dans { $count } secondes.
}
failure-too-many-form = Trop de tentatives. Patientez { $wait } avant de réessayer, ou demandez un lien par e-mail avec « Mot de passe oublié ? ».
failure-unavailable-title = Temporairement indisponible
failure-busy = Le portail est très sollicité en ce moment. Veuillez réessayer dans un instant.
failure-broken-off = L’envoi a été interrompu. Veuillez réessayer.
failure-request-broke-off = La demande a été interrompue. Veuillez réessayer.
failure-other-site = Cette demande vient d’un autre site. Ouvrez la page directement et réessayez.
failure-not-switched-on = Le studio n’a pas activé cette fonction pour vous. Contactez-le si vous en avez besoin.
failure-only-shows = Ce lien permet uniquement de consulter. Connectez-vous pour continuer.
failure-broken-title = Une erreur s’est produite
failure-broken-text = Le problème vient de chez nous. Veuillez réessayer dans un instant.

# A portal that is switched off for everyone (A11).
failure-closed-title = Le portail est temporairement fermé
failure-closed-text = { $studio } a temporairement fermé son portail client. Tout est conservé et sera de nouveau là à sa réouverture.
failure-closed-urgent = En cas d’urgence, veuillez contacter directement le studio.

failure-moved-title = Ce portail a une nouvelle adresse
failure-moved-text = Votre saisie n’a pas été envoyée. Revenez en arrière pour la copier, puis ouvrez la nouvelle adresse.
failure-moved-go = Ouvrir la nouvelle adresse

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Page introuvable
failure-no-portal-text = Il n’y a pas de portail client à cette adresse. Vérifiez que le lien ne contient pas de faute de frappe, ou demandez au studio qui vous l’a envoyé.
failure-out-of-reach = Le portail est momentanément inaccessible. Veuillez réessayer dans une minute.

# The session has ended.
failure-logged-out = Votre session est terminée. Connectez-vous pour continuer.

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
failure-resumed-title = Connexion rétablie
failure-resumed-text = Votre session était terminée : rien n’a encore été envoyé. Vérifiez votre saisie et renvoyez-la.

# Names of files follow.
failure-files-again = Veuillez choisir de nouveau ces fichiers : { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = Votre saisie
failure-continue = Continuer
