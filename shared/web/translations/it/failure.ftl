# Error pages and messages.

failure-back = Torna alla home
failure-back-there = Indietro

# A date and time follow.
failure-try-again = Può riprovare:

# A number follows.
failure-id = Riferimento dell’errore:
failure-text = Torni indietro e riprovi.
failure-invalid-title = Alcuni campi non sono validi
failure-invalid-text = Torni indietro e controlli i dati inseriti.
failure-unauthenticated-title = Acceda per continuare
failure-forbidden-title = Accesso negato
failure-not-found-title = Pagina non trovata
failure-not-found-text = La pagina potrebbe essere stata spostata o rimossa, oppure il link è incompleto.
failure-conflict-title = Nel frattempo qualcosa è cambiato
failure-stale = Qualcosa è cambiato dopo l’apertura di questa pagina. La controlli e riprovi.
failure-version-missing-title = Intestazione If-Match mancante
failure-version-missing = Invii l’ETag della versione letta come If-Match, per non sovrascrivere le modifiche di altri, oppure * per sostituire la versione attuale.
failure-repeated = La stessa richiesta è ancora in elaborazione. Riprovi tra poco.
failure-too-large-title = Troppo grande
failure-body-too-large = Il limite è { $size }.
failure-file-too-large = Il limite è { $size } per richiesta. Carichi i file più grandi in più parti.
failure-unsupported-title = Formato non supportato
failure-range-title = L’intervallo richiesto è al di fuori del file
failure-too-many-title = Troppi tentativi
failure-too-many-text = Attenda un momento prima di riprovare.
failure-too-many-again = { $count ->
    [one] Riprovi tra un secondo.
   *[other] Riprovi tra { $count } secondi.
}
failure-too-many-form = Troppi tentativi. Attenda { $wait } e riprovi, oppure richieda un link via e-mail con «Password dimenticata?».
failure-unavailable-title = Temporaneamente non disponibile
failure-busy = Il portale è sovraccarico in questo momento. Riprovi tra poco.
failure-broken-off = Il caricamento si è interrotto. Riprovi.
failure-request-broke-off = La richiesta si è interrotta. Riprovi.
failure-other-site = Questa richiesta proviene da un altro sito. Apra la pagina direttamente e riprovi.
failure-not-switched-on = Lo studio non ha attivato questa funzione per Lei. Lo contatti se ne ha bisogno.
failure-only-shows = Questo link è di sola consultazione. Acceda per continuare.
failure-broken-title = Si è verificato un errore
failure-broken-text = Il problema è nostro. Riprovi tra poco.

# A portal that is switched off for everyone (A11).
failure-closed-title = Il portale è temporaneamente chiuso
failure-closed-text = { $studio } ha temporaneamente chiuso il portale clienti. Tutto viene conservato e sarà di nuovo qui alla riapertura.
failure-closed-urgent = Per questioni urgenti, contatti direttamente lo studio.

failure-moved-title = Questo portale ha un nuovo indirizzo
failure-moved-text = I dati inseriti non sono stati inviati. Torni indietro per copiarli, poi apra il nuovo indirizzo.
failure-moved-go = Apri il nuovo indirizzo

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Pagina non trovata
failure-no-portal-text = A questo indirizzo non c’è nessun portale clienti. Controlli che il link non contenga errori o chieda allo studio che Glielo ha inviato.
failure-out-of-reach = Il portale non è raggiungibile in questo momento. Riprovi tra un minuto.

# The session has ended.
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
failure-typed = Il testo inserito
failure-continue = Continua
