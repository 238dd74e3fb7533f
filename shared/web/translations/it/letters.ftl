# Emails to clients.

letter-hello = Gentile { $name },
letter-link-line = Oppure copi questo link nel Suo browser:

letter-invite-subject = { $studio } La invita nel Suo portale clienti
letter-invite-preview = Crei una password per iniziare.
letter-invite-text = il Suo portale clienti con { $studio } è pronto. Vi troverà i Suoi documenti, file e pagamenti.
letter-invite-ask = Crei una password per iniziare:
letter-invite-button = Crea la password
letter-invite-small = Questo link è personale e scade tra 3 giorni; La preghiamo di non inoltrarlo. Se è scaduto, lo apra per richiederne uno nuovo.

letter-activated-subject = Il Suo portale clienti con { $studio } è aperto
letter-activated-preview = Acceda con la Sua password abituale.
letter-activated-text = il Suo portale clienti con { $studio } è aperto. Vi troverà tutto ciò che Le è stato inviato; la Sua password non è cambiata.
letter-activated-button = Accedi
letter-activated-small = Ha dimenticato la password? Può richiederne una nuova nella pagina di accesso.

letter-reset-subject = Reimposti la Sua password per { $studio }
letter-reset-preview = Scelga una nuova password.
letter-reset-text = abbiamo ricevuto una richiesta di reimpostare la Sua password per il portale clienti di { $studio }. Ne scelga una nuova qui:
letter-reset-button = Scegli una nuova password
letter-reset-small = Questo link scade tra 30 minuti e può essere usato una sola volta. Se la richiesta non è Sua, può ignorare questa e-mail: la Sua password non cambierà.

letter-sign-in-subject = Il Suo link di accesso per { $studio }
letter-sign-in-preview = Scade tra 10 minuti.
letter-sign-in-text = ecco il Suo link per accedere al portale clienti di { $studio }:
letter-sign-in-button = Accedi
letter-sign-in-small = Questo link scade tra 10 minuti e può essere usato una sola volta; La preghiamo di non inoltrarlo. Se non l’ha richiesto Lei, può ignorare questa e-mail.

letter-shared-note = { $studio } usa questo indirizzo anche per un’altra persona. Questo link apre il portale di { $name }. Per l’altra persona lo studio ha bisogno di un indirizzo diverso.

letter-asked = abbiamo ricevuto la richiesta di un link al portale clienti di { $studio }.
letter-not-you = Se la richiesta non è Sua, può ignorare questa e-mail.
letter-no-access-subject = Il Suo portale clienti con { $studio }
letter-not-opened-text = Il Suo portale non è ancora aperto: { $studio } lo sta preparando. Riceverà un’e-mail non appena sarà aperto; fino ad allora non deve fare nulla.
letter-for-now-text = { $studio } ha temporaneamente chiuso il Suo portale. Tutto ciò che contiene viene conservato e riceverà un’e-mail quando riaprirà. Se ha bisogno di qualcosa prima di allora, contatti lo studio.
letter-closed-text = { $studio } ha chiuso il Suo accesso. Se pensa che sia un errore, contatti lo studio.
letter-shared-text = { $studio } ha questo indirizzo e-mail per due persone, e il portale ne richiede uno diverso per ciascuna. Indichi allo studio quale indirizzo è soltanto Suo, affinché possa aprirLe il portale.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } Le ha inviato un preventivo: { $title }.
letter-item-contract = { $studio } Le ha inviato un contratto: { $title }.
letter-item-questionnaire = { $studio } Le ha inviato un questionario: { $title }.
letter-item-invoice = { $studio } Le ha inviato una fattura: { $title }.
letter-item-file = { $studio } ha condiviso un file con Lei: { $title }.
letter-item-quote-button = Vedi il preventivo
letter-item-contract-button = Vedi il contratto
letter-item-questionnaire-button = Apri il questionario
letter-item-invoice-button = Vedi la fattura
letter-item-file-button = Vedi il file
letter-item-login = Le verrà chiesto di accedere. Non ha ancora una password? Può richiedere lì un link di accesso.
letter-item-loginless = { $days ->
    [one] Questo link personale funziona senza password per { $days } giorno. La preghiamo di non inoltrarlo.
   *[other] Questo link personale funziona senza password per { $days } giorni. La preghiamo di non inoltrarlo.
}

letter-message-subject = Messaggio da { $studio }
letter-message-text = { $studio } Le ha scritto:
letter-message-button = Apri nel Suo portale

# A contract: the next signer’s turn, and the last signature.
letter-turn-subject = { $studio }: { $title } attende la Sua firma
letter-turn-preview = È il Suo turno di firmare.
letter-turn-text = il contratto «{ $title }» attende la Sua firma. Chi doveva firmare prima di Lei lo ha già fatto.
letter-turn-button = Leggi e firma
letter-signed-subject = { $studio }: { $title } è firmato da tutte le parti
letter-signed-preview = Ne scarichi una copia per il Suo archivio.
letter-signed-text = il contratto «{ $title }» è stato firmato da tutte le parti. Può scaricarne una copia nel Suo portale.

# A contract that the studio voided after some had signed it (B9). The reason follows the text.
letter-voided-subject = { $studio }: «{ $title }» è stato annullato
letter-voided-text = { $studio } ha annullato il contratto «{ $title }». Non è più in vigore. Il motivo indicato è:
letter-voided-button = Vedi il contratto
letter-voided-small = Le firme già apposte sono conservate come prova. Non deve fare nulla.
