# Che cosa è successo tra un cliente e lo studio.

activity-title = Attività
activity-all = Mostra tutto
activity-none = Ancora nessuna attività
activity-none-more = Qui compariranno messaggi, documenti, firme e pagamenti.
activity-pages = Pagine
activity-older = Mostra precedenti
activity-shown-newest = I { $count } elementi più recenti
activity-shown-older = { $count ->
    [one] { $count } elemento precedente
   *[other] { $count } elementi precedenti
}
activity-shown-all = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementi
}
activity-quote = Preventivo
activity-contract = Contratto
activity-questionnaire = Questionario
activity-invoice = Fattura
activity-sent-quote = { $name } Le ha inviato un preventivo
activity-sent-contract = { $name } Le ha inviato un contratto
activity-sent-questionnaire = { $name } Le ha inviato un questionario
activity-sent-invoice = { $name } Le ha inviato una fattura
activity-sent-file = { $name } ha condiviso un file con Lei
activity-you-wrote = Lei ha inviato un messaggio
activity-wrote = { $name } ha inviato un messaggio
activity-you-uploaded = Lei ha caricato un file
activity-uploaded = { $name } ha caricato un file
activity-you-accepted = Lei ha accettato un preventivo
activity-accepted = { $name } ha accettato un preventivo
activity-you-declined = Lei ha rifiutato un preventivo
activity-declined = { $name } ha rifiutato un preventivo
activity-you-signed = Lei ha firmato un contratto
activity-signed = { $name } ha firmato un contratto
activity-you-answered = Lei ha risposto a un questionario
activity-answered = { $name } ha risposto a un questionario
activity-you-paid = Lei ha pagato { $amount }
activity-paid = Pagamento di { $amount } ricevuto
activity-refunded = Rimborso di { $amount }
