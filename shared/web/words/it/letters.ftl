# Letters to clients.

letter-hello = Buongiorno { $name },
letter-link-line = Se il pulsante non funziona, apra questo indirizzo:

letter-invite-subject = Il Suo portale con { $studio }
letter-invite-preview = Scelga una password ed entri.
letter-invite-text = { $studio } ha aperto un portale privato per Lei. I Suoi file, documenti e pagamenti si trovano lì, in un unico posto.
letter-invite-ask = Scelga una password ed entri:
letter-invite-button = Apri il portale
letter-invite-small = Il link è soltanto Suo e vale tre giorni; La preghiamo di non inoltrarlo. Quando sarà scaduto, la sua pagina Gliene invierà uno nuovo.

letter-activated-subject = Il Suo portale con { $studio } è aperto
letter-activated-preview = Tutto in un unico posto.
letter-activated-text = Il Suo portale con { $studio } è aperto. Tutto ciò che Le è stato inviato L’attende lì, e la Sua password è sempre la stessa.
letter-activated-button = Vai al portale
letter-activated-small = Ha dimenticato la password? La pagina di accesso Le invia un link.

letter-reset-subject = Una nuova password per { $studio }
letter-reset-preview = Scelga una nuova password con questo link.
letter-reset-text = Qualcuno, probabilmente Lei, ha chiesto una nuova password per { $studio }. La scelga qui:
letter-reset-button = Scegli una nuova password
letter-reset-small = Il link vale una volta sola, per trenta minuti. Se non è stato Lei, ignori questa e-mail: la Sua password resta quella di prima.

letter-sign-in-subject = Il Suo link per accedere a { $studio }
letter-sign-in-preview = Vale una volta sola, per dieci minuti.
letter-sign-in-text = Qualcuno, probabilmente Lei, ha chiesto un link per accedere a { $studio }. Eccolo:
letter-sign-in-button = Accedi
letter-sign-in-small = Il link vale una volta sola, per dieci minuti; La preghiamo di non inoltrarlo. Se non è stato Lei, ignori questa e-mail.

letter-shared-note = { $studio } usa questo indirizzo anche per un’altra persona. Il link apre il portale di { $name }; per l’altra persona lo studio ha bisogno di un indirizzo proprio.

letter-asked = Qualcuno, probabilmente Lei, ha chiesto un link al portale di { $studio }.
letter-not-you = Se non è stato Lei, ignori questa e-mail.
letter-no-access-subject = Il Suo portale con { $studio }
letter-not-opened-text = Non è ancora aperto: { $studio } lo sta ancora preparando. Riceverà un’e-mail non appena sarà aperto; fino ad allora non deve fare nulla.
letter-closed-text = { $studio } ha chiuso il Suo accesso. Se pensa che sia un errore, scriva allo studio.
letter-shared-text = { $studio } usa questo indirizzo e-mail per due persone, e il portale ha bisogno di un indirizzo per ciascuna. Indichi allo studio quale indirizzo è soltanto Suo; potrà così aprire il portale per quello.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } Le ha inviato un preventivo: { $title }.
letter-item-contract = { $studio } Le ha inviato un contratto: { $title }.
letter-item-questionnaire = { $studio } Le ha inviato un questionario: { $title }.
letter-item-invoice = { $studio } Le ha inviato una fattura: { $title }.
letter-item-file = { $studio } Le ha inviato qualcosa di nuovo: { $title }.
letter-item-button = Apri
letter-item-login = Acceda con il Suo indirizzo e-mail per vederlo. Senza password, chieda un link nella pagina di accesso.
letter-item-loginless = { $days ->
    [one] Il link è soltanto Suo e lo apre senza password per { $days } giorno; La preghiamo di non inoltrarlo.
   *[other] Il link è soltanto Suo e lo apre senza password per { $days } giorni; La preghiamo di non inoltrarlo.
}

letter-message-subject = Un messaggio da { $studio }
letter-message-text = { $studio } Le ha scritto:
letter-message-button = Apra nel Suo portale

# A contract: whose turn it is to sign, and that all have.
letter-turn-subject = { $studio }: è il Suo turno di firmare { $title }
letter-turn-preview = Chi firma prima di Lei ha firmato.
letter-turn-text = Chi firma prima di Lei ha firmato il contratto «{ $title }». Ora è il Suo turno.
letter-turn-button = Leggi e firma
letter-signed-subject = { $studio }: { $title } è firmato da tutti
letter-signed-preview = Conservi la Sua copia.
letter-signed-text = Il contratto «{ $title }» è firmato da tutti. Nel Suo portale può scaricarne una copia da conservare.
