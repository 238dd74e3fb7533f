# What a client keeps up themselves, and where they are logged in.

profile-title = Il Suo profilo
profile-details = I Suoi dati
profile-name = Nome
profile-phone = Telefono
profile-email = E-mail
profile-save = Salva
profile-saved = Salvato.
profile-changed-meanwhile = Questo dato è stato modificato dopo l’apertura della pagina. Ora risulta: «{ $saved }». Salvi di nuovo per mantenere il Suo.
profile-removed-meanwhile = Questo dato è stato rimosso dopo l’apertura della pagina. Salvi di nuovo per mantenere il Suo.
profile-ask-the-studio = Per modificare questi dati, scriva a { $studio }.
profile-not-permitted = Lo studio gestisce questi dati. Per modificarli, scriva allo studio.
profile-language = Lingua del portale
profile-email-is = Lei accede con { $email }.
profile-email-waits = Abbiamo scritto a { $email }. Apra il link in quel messaggio per confermare l’indirizzo; è valido fino al { $until }.
profile-email-change = Cambia indirizzo e-mail
profile-new-email = Nuovo indirizzo e-mail
profile-new-email-hint = Inviamo un link a quell’indirizzo. Vale appena Lei lo ha confermato.
profile-email-send = Invia il link
profile-email-asked = Guardi nella casella del nuovo indirizzo: un link è in arrivo.
profile-email-changed = Il Suo nuovo indirizzo e-mail è confermato.
profile-email-taken = Questo indirizzo è già in uso in questo portale. Ne scelga un altro.
profile-same-email = Questo è già il Suo indirizzo
profile-current = La Sua password attuale
profile-no-current = Inserisca la Sua password attuale
profile-wrong-current = Questa non è la Sua password attuale
profile-by-link = Lei non ha una password. Questo è possibile per dieci minuti dopo l’accesso con un link.
profile-log-in-again = Per farlo esca, acceda di nuovo con un nuovo link e lo faccia entro dieci minuti.
profile-password = Password
profile-password-change = Cambia password
profile-password-create = Crea una password
profile-new-password = Nuova password
profile-password-hint = Almeno 10 caratteri. Alcune parole senza legame tra loro vanno bene.
profile-password-ends = Tutti gli altri dispositivi vengono disconnessi.
profile-password-save = Salva la nuova password
profile-password-changed = La Sua nuova password è salvata. Tutti gli altri dispositivi sono disconnessi.
profile-devices = Dove ha effettuato l’accesso
profile-this-one = questo dispositivo
profile-seen = Ultima attività: { $at }
profile-began = accesso del { $at }
profile-opened-by-link = aperto con un link
profile-device = { $browser } su { $system }
profile-device-unknown = Dispositivo sconosciuto
profile-end-others = Disconnetti tutti gli altri dispositivi
profile-end-all = Esci ovunque
profile-session-ended = Quel dispositivo è disconnesso.
profile-others-ended = Tutti gli altri dispositivi sono disconnessi.

# The link in a new mailbox.

profile-confirm-title = Confermi il Suo indirizzo e-mail
profile-confirm-text = { $email } diventa l’indirizzo con cui Lei accede a { $studio } e a cui arrivano i messaggi.
profile-confirm-button = Conferma l’indirizzo
profile-confirm-over-title = Questo link non è più valido
profile-confirm-over = È già stato usato o è troppo vecchio. Se l’indirizzo deve ancora cambiare, chieda un nuovo link nel Suo profilo.

# Emails.

profile-letter-confirm-subject = Confermi il Suo nuovo indirizzo e-mail per { $studio }
profile-letter-confirm-preview = Sarà valido non appena lo avrà confermato.
profile-letter-confirm-text = abbiamo ricevuto la richiesta di usare questo indirizzo e-mail per il portale clienti di { $studio }. Lo confermi, per favore:
profile-letter-confirm-button = Conferma l’indirizzo
profile-letter-confirm-small = Questo link scade tra 30 minuti e può essere usato una sola volta. Se la richiesta non è Sua, può ignorare questa e-mail: non cambierà nulla.
profile-letter-asked-subject = Il Suo indirizzo e-mail presso { $studio } sta per cambiare
profile-letter-asked-text = abbiamo ricevuto la richiesta di cambiare l’indirizzo e-mail del Suo portale clienti con { $studio } in { $email }. Il cambio avrà effetto non appena il nuovo indirizzo sarà confermato.
profile-letter-asked-button = Vedi il profilo
profile-letter-asked-small = Se la richiesta non è Sua, cambi subito la password, esca da tutti i dispositivi dal Suo profilo e avvisi lo studio.
profile-letter-changed-subject = Il Suo indirizzo e-mail presso { $studio } è cambiato
profile-letter-changed-text = il Suo indirizzo per accedere al portale clienti di { $studio } è ora { $email }. Anche le e-mail del portale arriveranno lì.
profile-letter-changed-small = Se non è stato Lei, avvisi subito lo studio affinché possa proteggere il Suo account.
profile-letter-password-subject = La Sua password per { $studio } è stata cambiata
profile-letter-password-text = la Sua password per il portale clienti di { $studio } è appena stata cambiata e tutti gli altri dispositivi sono stati disconnessi.
profile-letter-password-button = Scegli una nuova password
profile-letter-password-small = Se non è stato Lei, scelga subito una nuova password e avvisi lo studio.
