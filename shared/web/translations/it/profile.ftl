# A client’s profile and sessions.

profile-title = Il Suo profilo
profile-details = I Suoi dati
profile-name = Nome
profile-phone = Telefono
profile-email = E-mail
profile-save = Salva modifiche
profile-saved = Modifiche salvate.
profile-changed-meanwhile = Questo dato è stato modificato dopo l’apertura della pagina. Ora risulta: «{ $saved }». Salvi di nuovo per mantenere il Suo.
profile-removed-meanwhile = Questo dato è stato rimosso dopo l’apertura della pagina. Salvi di nuovo per mantenere il Suo.
profile-ask-the-studio = Per modificare questi dati, contatti { $studio }.
profile-not-permitted = Solo lo studio può modificare questi dati. Lo contatti per aggiornarli.
profile-language = Lingua del portale
profile-email-is = Lei accede con { $email }.
profile-email-waits = Abbiamo inviato un link di conferma a { $email }. È valido fino al { $until }.
profile-email-change = Cambia indirizzo e-mail
profile-new-email = Nuovo indirizzo e-mail
profile-new-email-hint = Invieremo un link di conferma al nuovo indirizzo.
profile-email-send = Invia link di conferma
profile-email-asked = Abbiamo inviato un link di conferma al Suo nuovo indirizzo. Controlli la posta in arrivo.
profile-email-changed = Il Suo nuovo indirizzo e-mail è stato confermato.
profile-email-taken = Questo indirizzo è già in uso in questo portale. Ne scelga un altro.
profile-same-email = Questo è già il Suo indirizzo e-mail
profile-current = Password attuale
profile-no-current = Inserisca la Sua password attuale
profile-wrong-current = La password attuale non è corretta
profile-by-link = Non ha ancora una password. Per sicurezza, questa operazione è possibile solo entro dieci minuti dall’accesso con un link.
profile-log-in-again = Per sicurezza, esca e acceda di nuovo con un nuovo link. Poi riprovi entro dieci minuti.
profile-password = Password
profile-password-change = Cambia password
profile-password-create = Crea una password
profile-new-password = Nuova password
profile-password-hint = Almeno 10 caratteri. Alcune parole senza legame tra loro formano una password sicura.
profile-password-ends = Tutti gli altri dispositivi verranno disconnessi.
profile-password-save = Salva la nuova password
profile-password-changed = La Sua password è stata cambiata e tutti gli altri dispositivi sono stati disconnessi.
profile-devices = Dove ha effettuato l’accesso
profile-this-one = Questo dispositivo
profile-seen = Ultima attività: { $at }
profile-began = accesso del { $at }
profile-opened-by-link = tramite link
profile-device = { $browser } su { $system }
profile-device-unknown = Dispositivo sconosciuto
profile-end-others = Disconnetti tutti gli altri dispositivi
profile-end-all = Esci ovunque
profile-session-ended = Il dispositivo è stato disconnesso.
profile-others-ended = Tutti gli altri dispositivi sono stati disconnessi.

# The page of the link that confirms a new email address.

profile-confirm-title = Confermi il Suo indirizzo e-mail
profile-confirm-text = Userà { $email } per accedere al portale clienti di { $studio }. Anche le e-mail del portale arriveranno lì.
profile-confirm-button = Conferma l’indirizzo e-mail
profile-confirm-over-title = Questo link non è più valido
profile-confirm-over = È già stato usato o è scaduto. Se desidera ancora cambiare indirizzo e-mail, richieda un nuovo link nel Suo profilo.

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
