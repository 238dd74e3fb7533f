# What went wrong, in words for a person.

failure-back = Torna all’inizio
failure-back-there = Indietro

# A moment follows.
failure-try-again = Può riprovare:

# A number follows.
failure-id = Se chiede aiuto, indichi questo numero:
failure-text = Torni indietro e riprovi.
failure-invalid-title = Alcuni campi vanno corretti
failure-invalid-text = Torni indietro e controlli i dati inseriti.
failure-unauthenticated-title = Prima acceda
failure-forbidden-title = Questo non è aperto a Lei
failure-not-found-title = Pagina non trovata
failure-not-found-text = La pagina potrebbe essere stata spostata o rimossa, oppure il link è incompleto.
failure-conflict-title = Questo non corrisponde alla situazione attuale
failure-stale = Nel frattempo qualcosa è cambiato. Guardi di nuovo e ripeta ciò che voleva fare.
failure-version-missing-title = Indichi quale versione modifica
failure-version-missing = Invii l’ETag di ciò che ha letto come If-Match, così nessun’altra modifica va persa, oppure * per sostituire ciò che c’è.
failure-repeated = La stessa richiesta è già in corso. La ripeta tra un momento per avere la risposta.
failure-too-large-title = È troppo grande
failure-body-too-large = Invii qui al massimo { $size }.
failure-file-too-large = Invii al massimo { $size } alla volta; i file più grandi vanno in più parti.
failure-unsupported-title = Questo tipo non è accettato qui
failure-range-title = L’intervallo è fuori dal file
failure-too-many-title = Troppi tentativi
failure-too-many-text = Qualcuno, forse Lei, ha provato molte volte.
failure-too-many-again = { $count ->
    [one] Riprovi tra un secondo.
   *[other] Riprovi tra { $count } secondi.
}
failure-too-many-form = Troppi tentativi. Attenda { $wait } e riprovi, oppure chieda un link via e-mail con «Password dimenticata?».
failure-unavailable-title = Non è possibile in questo momento
failure-busy = Il portale è molto occupato. Riprovi tra un momento.
failure-broken-off = Il caricamento si è interrotto. Lo invii di nuovo.
failure-request-broke-off = La richiesta si è interrotta prima di essere completa
failure-other-site = Questa richiesta viene da un altro sito. Apra la pagina qui e riprovi.
failure-not-switched-on = Lo studio non l’ha attivato per Lei. Lo chieda allo studio se ne ha bisogno.
failure-only-shows = Questo link serve solo per guardare. Acceda con la Sua e-mail per continuare.
failure-broken-title = Qualcosa si è rotto da parte nostra
failure-broken-text = È un errore nostro, non Suo. Nulla di ciò che ha inserito è rimasto a metà. Riprovi.

# A portal that is switched off for everyone (A11).
failure-closed-title = Il portale è chiuso per il momento
failure-closed-text = { $studio } ha chiuso per il momento il portale clienti. Nulla va perso: troverà tutto qui quando il portale riaprirà.
failure-closed-urgent = Per cose urgenti, scriva allo studio come al solito.

failure-moved-title = Questo portale ha un nuovo indirizzo
failure-moved-text = I dati inseriti non sono stati inviati. Torni indietro per copiarli, poi apra il nuovo indirizzo.
failure-moved-go = Apri il nuovo indirizzo

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Pagina non trovata
failure-no-portal-text = A questo indirizzo non c’è nessun portale clienti. Controlli che il link non contenga errori o chieda allo studio che Glielo ha inviato.
failure-out-of-reach = Il portale non è raggiungibile in questo momento. Riprovi tra un minuto.

# Nobody is logged in any more.
failure-logged-out = La sessione è terminata. Acceda per continuare.

# A form was opened by one person and sent while another was logged in.
failure-stranger-title = Ora ha effettuato l’accesso un’altra persona
failure-stranger-text = Ora ha effettuato l’accesso { $name }, ma questa pagina era stata aperta per un’altra persona. Non è stato inviato nulla.

# A form that does not say whom its page was opened for.
failure-unmarked-title = Questa pagina non è aggiornata
failure-unmarked-text = Non è stato inviato nulla. Ricarichi la pagina e invii di nuovo.
failure-unmarked-reload = Ricarica la pagina

# As the other person.
failure-switch-text = Se l’invio doveva venire dall’altra persona, acceda con il suo account. Quanto scritto sarà ancora lì.
failure-switch = Accedi con un altro account

# A form that comes back after a login.
failure-resumed-title = Ha effettuato di nuovo l’accesso
failure-resumed-text = La sessione era terminata, quindi non è stato ancora inviato nulla. Controlli quanto ha scritto e lo invii di nuovo.

# Names of files follow.
failure-files-again = Scelga di nuovo questi file: { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = Quanto ha scritto
failure-continue = Continua
