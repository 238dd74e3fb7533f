# Personal links: requesting one and opening one.

forgot-title = Ha dimenticato la password?
forgot-text = Inserisca il Suo indirizzo e-mail e Le invieremo un link per reimpostare la password.

password-create-title = Crei la Sua password
password-create-text = La userà insieme alla Sua e-mail per accedere.
password-create-send = Crea la password e accedi
password-reset-title = Scelga una nuova password
password-reset-text = Tutti gli altri dispositivi verranno disconnessi.
password-reset-send = Salva la nuova password
password-changed-notice = La Sua password è stata cambiata e tutti gli altri dispositivi sono stati disconnessi.
password-hint = Almeno 10 caratteri. Alcune parole senza legame tra loro formano una password sicura.

sign-in-button = Inviami un link di accesso
sign-in-ask-title = Accesso con un link
sign-in-ask-text = Inserisca il Suo indirizzo e-mail e Le invieremo un link di accesso. Non serve alcuna password.
sign-in-open-title = Accedi
sign-in-open-as = Sta per accedere come { $email }.

link-send = Invia link
link-back-to-login = Torna all’accesso
link-to-login = Vai all’accesso
link-sent-title = Controlli la Sua e-mail
link-sent = Se questo indirizzo è registrato, riceverà a breve un’e-mail.
link-sent-text = Se questo indirizzo è registrato presso { $studio }, riceverà a breve un’e-mail.
link-sent-nothing = Non è arrivato nulla? Guardi nella posta indesiderata o provi con l’indirizzo a cui Le scrive lo studio.
link-too-many = { $minutes ->
    [one] Sono già state richieste diverse e-mail. Controlli la posta in arrivo e quella indesiderata, oppure riprovi tra { $minutes } minuto.
   *[other] Sono già state richieste diverse e-mail. Controlli la posta in arrivo e quella indesiderata, oppure riprovi tra { $minutes } minuti.
}

link-used-title = Questo link è già stato usato
link-used-text = Ogni link funziona una sola volta. Se ha già una password, acceda.
link-used = Questo link è già stato usato. Ne richieda uno nuovo.
link-expired-title = Questo link è scaduto
link-expired-text = Per la Sua sicurezza, i link scadono dopo un certo tempo.
link-expired = Questo link è scaduto. Ne richieda uno nuovo.
link-password-there = Ha già una password. Acceda o la reimposti.
link-fresh-text = Possiamo inviarLe un nuovo link allo stesso indirizzo.
link-fresh-send = Invia un nuovo link
link-fresh-sent = Se il Suo link è di { $studio }, riceverà a breve un’e-mail all’indirizzo a cui era stato inviato.

no-access-not-opened-title = Il Suo portale non è ancora aperto
no-access-not-opened-text = { $studio } lo sta ancora preparando. Riceverà un’e-mail non appena sarà aperto. Fino ad allora non deve fare nulla.
no-access-for-now-title = Il Suo portale è temporaneamente chiuso
no-access-for-now-text = { $studio } ha temporaneamente chiuso il Suo portale. Tutto ciò che contiene viene conservato. Riceverà un’e-mail quando riaprirà. Se ha bisogno di qualcosa prima di allora, contatti lo studio.
no-access-closed-title = Il Suo accesso è chiuso
no-access-closed-text = { $studio } ha chiuso il Suo accesso a questo portale. Se pensa che sia un errore, contatti lo studio.
no-access-shared-title = Due persone condividono questo indirizzo
no-access-shared-text = { $studio } ha questo indirizzo e-mail per più di una persona, e il portale ne richiede uno diverso per ciascuna.
no-access-shared-todo = Indichi allo studio un indirizzo che sia soltanto Suo, affinché possa aprirLe il portale.
