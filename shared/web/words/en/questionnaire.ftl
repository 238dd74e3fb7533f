# A questionnaire: answering, saving, submitting.

questionnaire-progress = { $answered } of { $total } answered
questionnaire-save = Save
questionnaire-saving = Saving …
questionnaire-saved = Your answers are saved.
questionnaire-unsaved = Not saved. Check the connection and press “Save”.
questionnaire-submit = Submit
questionnaire-submit-hint = You can save as often as you like and come back. What is submitted cannot be changed any more.
questionnaire-submitted-notice = Thank you. Your answers are with the studio.
questionnaire-submitted-by-you = You submitted it: { $at }
questionnaire-submitted-by = { $name } submitted it: { $at }
questionnaire-unanswered = Not answered
questionnaire-optional = (optional)
questionnaire-at-most = Choose at most { $most }.
questionnaire-remove-file = Remove
questionnaire-over = This questionnaire is closed. Its answers no longer change.
questionnaire-no-such-question = This is not a question of this questionnaire
questionnaire-required = Please answer this question
questionnaire-too-long = Use at most { $most } characters
questionnaire-unreadable = Enter text
questionnaire-not-an-option = Choose one of the options
questionnaire-too-many = Choose at most { $most }
questionnaire-not-a-day = Enter a day
questionnaire-not-a-number = Enter a number
questionnaire-too-small = Enter { $least } or more
questionnaire-too-large = Enter { $most } or less
questionnaire-not-a-file = Choose a file
