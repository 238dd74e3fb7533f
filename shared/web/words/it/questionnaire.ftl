# A questionnaire: answering, saving, submitting.

questionnaire-progress = { $answered } risposte su { $total }
questionnaire-save = Salva
questionnaire-saving = Salvataggio …
questionnaire-saved = Le Sue risposte sono salvate.
questionnaire-unsaved = Non salvato. Controlli la connessione e prema «Salva».
questionnaire-submit = Invia
questionnaire-submit-hint = Può salvare quante volte desidera e tornare più tardi. Ciò che è inviato non si può più modificare.
questionnaire-submitted-notice = Grazie. Le Sue risposte sono allo studio.
questionnaire-submitted-by-you = Inviato da Lei: { $at }
questionnaire-submitted-by = Inviato da { $name }: { $at }
questionnaire-unanswered = Senza risposta
questionnaire-optional = (facoltativo)
questionnaire-at-most = Scelga al massimo { $most }.
questionnaire-remove-file = Rimuovi
questionnaire-over = Questo questionario è chiuso. Le sue risposte non cambiano più.
questionnaire-no-such-question = Questa domanda non fa parte di questo questionario
questionnaire-required = Risponda a questa domanda
questionnaire-too-long = Usi al massimo { $most } caratteri
questionnaire-unreadable = Inserisca un testo
questionnaire-not-an-option = Scelga una delle opzioni
questionnaire-too-many = Scelga al massimo { $most }
questionnaire-not-a-day = Inserisca un giorno
questionnaire-not-a-number = Inserisca un numero
questionnaire-too-small = Inserisca { $least } o più
questionnaire-too-large = Inserisca { $most } o meno
questionnaire-not-a-file = Scelga un file
