# Che cosa è successo tra un cliente e lo studio.

activity-title = Attività
activity-all = Mostra tutto
activity-none = Ancora niente
activity-none-more = Qui comparirà ciò che viene inviato, scritto, firmato o pagato.
activity-pages = Pagine
activity-older = Precedenti
activity-shown-newest = Le { $count } voci più recenti. Le precedenti sono nella pagina successiva.
activity-shown-older = { $count ->
    [one] Una voce precedente
   *[other] { $count } voci precedenti
}
activity-shown-all = { $count ->
    [one] Una voce, è tutto
   *[other] { $count } voci, è tutto
}
activity-quote = Preventivo
activity-contract = Contratto
activity-questionnaire = Questionario
activity-invoice = Fattura
activity-sent-quote = { $name } Le ha inviato un preventivo
activity-sent-contract = { $name } Le ha inviato un contratto
activity-sent-questionnaire = { $name } Le ha inviato un questionario
activity-sent-invoice = { $name } Le ha inviato una fattura
activity-sent-file = { $name } Le ha inviato un file
activity-you-wrote = Lei ha scritto
activity-wrote = { $name } ha scritto
activity-you-uploaded = Lei ha aggiunto un file
activity-uploaded = { $name } ha aggiunto un file
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
