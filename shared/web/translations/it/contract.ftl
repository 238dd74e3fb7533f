# Reading and signing a contract (B9, B12).

contract-signatures = Firme
contract-signed = Firmato
contract-unsigned = Non ancora firmato
contract-needed = Firma richiesta
contract-signed-as = come «{ $name }», { $at }
contract-standing-sign = Legga il contratto e lo firmi qui sotto.
contract-standing-wait = Prima firma { $name }. La avviseremo via e-mail quando sarà il Suo turno.
contract-standing-signed = Ha firmato. Mancano ancora le altre firme.
contract-standing-complete = Firmato da tutte le parti
contract-standing-voided = Annullato il { $at }: non è più in vigore. Motivo: { $reason }
contract-standing-read = Per Sua informazione. Non è richiesta la Sua firma.
contract-standing-look = Acceda per firmare questo contratto.
contract-sign-title = Firma
contract-name = Il Suo nome completo
contract-name-hint = Il nome inserito qui vale come firma.

# This sentence is stored with the signature, word for word.
contract-consent = Ho letto e accetto il contratto «{ $title }». Il nome che ho inserito è la mia firma.
contract-sign = Firma il contratto
contract-sign-note = Insieme alla Sua firma registriamo l’ora, il Suo indirizzo IP e il Suo browser.
contract-notice-signed = Grazie. Ha firmato il contratto.
contract-notice-complete = Grazie. Tutte le parti hanno firmato il contratto.
contract-keep = Download
contract-download = Scarica il contratto
contract-download-note = Un unico file con il contratto e il registro di controllo. Si apre in qualsiasi browser.
contract-text = Testo per la verifica
contract-text-note = Il testo esatto che viene firmato, in formato Markdown.

# Errors when signing.
contract-name-missing = Scriva il Suo nome completo per firmare
contract-name-long = Usi al massimo { $most } caratteri
contract-name-another = Questo è il nome di { $name }, ma l’accesso è stato effettuato da { $me }. Scriva il Suo nome oppure esca, così { $name } potrà accedere e firmare.
contract-consent-missing = Spunti la casella per accettare e firmare
contract-other-text = Il contratto è cambiato da quando l’ha aperto. Lo rilegga prima di firmare.
contract-not-asked = Per questo contratto la Sua firma non è richiesta.
contract-already = Ha già firmato questo contratto.
contract-not-yet = Non è ancora il Suo turno di firmare. La avviseremo via e-mail quando lo sarà.
contract-closed = Questo contratto non può più essere firmato.
contract-busy = Un’altra persona sta firmando in questo momento. Riprovi.

# The audit trail at the end of a contract.
contract-audit = Registro di controllo
contract-audit-document = Contratto
contract-audit-number = ID del documento
contract-audit-hash = Impronta SHA-256
contract-audit-typed = Nome inserito
contract-audit-consent = Consenso
contract-audit-at = Data della firma
contract-audit-address = Indirizzo IP
contract-audit-browser = Browser
contract-audit-unsigned = Non ancora firmato.
contract-audit-unknown = sconosciuto
contract-audit-happened = Cronologia
contract-audit-check = Verifica
contract-audit-how = Ogni firma si riferisce esattamente a questo testo. Per verificarla, scarichi il testo da { $address } e calcoli l’impronta SHA-256 del file. Deve corrispondere al valore qui sotto.
contract-happened-sent = Inviato da { $studio }
contract-happened-signed = Firmato da { $name }
contract-happened-voided = Annullato da { $studio }: { $reason }
contract-happened-complete = Firmato da tutte le parti
