# A questionnaire: answering, saving, submitting.

questionnaire-progress = { $answered } de { $total } respondidas
questionnaire-save = Guardar
questionnaire-saving = Guardando …
questionnaire-saved = Sus respuestas están guardadas.
questionnaire-unsaved = No se ha guardado. Compruebe la conexión y pulse «Guardar».
questionnaire-submit = Enviar
questionnaire-submit-hint = Puede guardar cuantas veces quiera y volver más tarde. Lo que se envía ya no se puede cambiar.
questionnaire-submitted-notice = Gracias. El estudio ya tiene sus respuestas.
questionnaire-submitted-by-you = Enviado por usted: { $at }
questionnaire-submitted-by = Enviado por { $name }: { $at }
questionnaire-unanswered = Sin responder
questionnaire-optional = (opcional)
questionnaire-at-most = Elija como máximo { $most }.
questionnaire-remove-file = Quitar
questionnaire-over = Este cuestionario está cerrado. Sus respuestas ya no cambian.
questionnaire-no-such-question = Esta pregunta no pertenece a este cuestionario
questionnaire-required = Responda a esta pregunta
questionnaire-too-long = Use como máximo { $most } caracteres
questionnaire-unreadable = Escriba un texto
questionnaire-not-an-option = Elija una de las opciones
questionnaire-too-many = Elija como máximo { $most }
questionnaire-not-a-day = Introduzca un día
questionnaire-not-a-number = Introduzca un número
questionnaire-too-small = Introduzca { $least } o más
questionnaire-too-large = Introduzca { $most } o menos
questionnaire-not-a-file = Elija un archivo
