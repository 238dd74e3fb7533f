# A questionnaire: answering, saving, submitting.

questionnaire-progress = { $answered } réponses sur { $total }
questionnaire-save = Enregistrer
questionnaire-saving = Enregistrement …
questionnaire-saved = Vos réponses sont enregistrées.
questionnaire-unsaved = Non enregistré. Vérifiez la connexion et appuyez sur « Enregistrer ».
questionnaire-submit = Envoyer
questionnaire-submit-hint = Vous pouvez enregistrer aussi souvent que vous le souhaitez et revenir plus tard. Ce qui est envoyé ne peut plus être modifié.
questionnaire-submitted-notice = Merci. Vos réponses sont chez le studio.
questionnaire-submitted-by-you = Envoyé par vous : { $at }
questionnaire-submitted-by = Envoyé par { $name } : { $at }
questionnaire-unanswered = Sans réponse
questionnaire-optional = (facultatif)
questionnaire-at-most = Choisissez-en { $most } au maximum.
questionnaire-remove-file = Retirer
questionnaire-over = Ce questionnaire est clos. Ses réponses ne changent plus.
questionnaire-no-such-question = Cette question ne fait pas partie de ce questionnaire
questionnaire-required = Veuillez répondre à cette question
questionnaire-too-long = Utilisez { $most } caractères au maximum
questionnaire-unreadable = Saisissez un texte
questionnaire-not-an-option = Choisissez l’une des options
questionnaire-too-many = Choisissez-en { $most } au maximum
questionnaire-not-a-day = Saisissez un jour
questionnaire-not-a-number = Saisissez un nombre
questionnaire-too-small = Saisissez { $least } ou plus
questionnaire-too-large = Saisissez { $most } ou moins
questionnaire-not-a-file = Choisissez un fichier
