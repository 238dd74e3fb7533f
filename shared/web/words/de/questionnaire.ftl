# A questionnaire: answering, saving, submitting.

questionnaire-progress = { $answered } von { $total } beantwortet
questionnaire-save = Speichern
questionnaire-saving = Wird gespeichert …
questionnaire-saved = Ihre Antworten sind gespeichert.
questionnaire-unsaved = Nicht gespeichert. Prüfen Sie die Verbindung und drücken Sie „Speichern“.
questionnaire-submit = Absenden
questionnaire-submit-hint = Sie können beliebig oft speichern und wiederkommen. Was abgesendet ist, lässt sich nicht mehr ändern.
questionnaire-submitted-notice = Vielen Dank. Ihre Antworten sind beim Studio.
questionnaire-submitted-by-you = Von Ihnen abgesendet: { $at }
questionnaire-submitted-by = Abgesendet von { $name }: { $at }
questionnaire-unanswered = Nicht beantwortet
questionnaire-optional = (freiwillig)
questionnaire-at-most = Wählen Sie höchstens { $most }.
questionnaire-remove-file = Entfernen
questionnaire-over = Dieser Fragebogen ist abgeschlossen. Seine Antworten ändern sich nicht mehr.
questionnaire-no-such-question = Diese Frage gehört nicht zu diesem Fragebogen
questionnaire-required = Bitte beantworten Sie diese Frage
questionnaire-too-long = Verwenden Sie höchstens { $most } Zeichen
questionnaire-unreadable = Geben Sie einen Text ein
questionnaire-not-an-option = Wählen Sie eine der Möglichkeiten
questionnaire-too-many = Wählen Sie höchstens { $most }
questionnaire-not-a-day = Geben Sie einen Tag ein
questionnaire-not-a-number = Geben Sie eine Zahl ein
questionnaire-too-small = Geben Sie { $least } oder mehr ein
questionnaire-too-large = Geben Sie { $most } oder weniger ein
questionnaire-not-a-file = Wählen Sie eine Datei
