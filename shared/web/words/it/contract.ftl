# Reading and signing a contract (B9, B12).

contract-signatures = Firme
contract-signed = Firmato
contract-unsigned = Non ancora firmato
contract-needed = Manca la Sua firma
contract-signed-as = come «{ $name }», { $at }
contract-standing-sign = La preghiamo di leggerlo. Si firma sotto il testo.
contract-standing-wait = Prima firma { $name }. Riceverà un’e-mail quando sarà il Suo turno.
contract-standing-signed = Lei ha firmato. Mancano ancora delle firme.
contract-standing-complete = Firmato da tutti
contract-standing-voided = Annullato il { $at }: non è più in vigore. Motivo: { $reason }
contract-standing-read = Le è stato inviato per presa visione. La Sua firma non è necessaria.
contract-standing-look = Questo link mostra soltanto il contratto. Acceda per firmarlo.
contract-sign-title = Firma
contract-name = Il Suo nome completo
contract-name-hint = Ciò che scrive qui è la Sua firma.

# Kept with the signature, word for word.
contract-consent = Ho letto il contratto «{ $title }» e lo accetto. Il nome che ho scritto è la mia firma.
contract-sign = Firma il contratto
contract-sign-note = Con la Sua firma conserviamo l’ora, il Suo indirizzo internet e il nome del Suo browser.
contract-notice-signed = Grazie. Lei ha firmato.
contract-notice-complete = Grazie. Ora hanno firmato tutti.
contract-keep = Da conservare
contract-download = Scarica il contratto
contract-download-note = Un solo file con il testo e la pagina di verifica. Si apre in ogni browser.
contract-text = Il testo esatto
contract-text-note = Markdown, byte per byte come viene firmato.

# What is missing from a signature, and why somebody cannot sign.
contract-name-missing = Scriva il Suo nome completo per firmare
contract-name-long = Usi al massimo { $most } caratteri
contract-name-another = Questo è il nome di { $name }, ma l’accesso è stato effettuato da { $me }. Scriva il Suo nome oppure esca, così { $name } potrà accedere e firmare.
contract-consent-missing = Spunti la casella per accettare e firmare
contract-other-text = Ciò che Le è stato mostrato non è ciò che si trova qui ora. Lo rilegga, per favore, e poi firmi.
contract-not-asked = Per questo contratto la Sua firma non è richiesta.
contract-already = Lei ha già firmato. Grazie.
contract-not-yet = Prima firma un’altra persona. Riceverà un’e-mail quando sarà il Suo turno.
contract-closed = Questo contratto non può più essere firmato.
contract-busy = In questo momento stanno firmando più persone. Riprovi, per favore.

# The audit page.
contract-audit = Pagina di verifica
contract-audit-document = Contratto
contract-audit-number = Numero del documento
contract-audit-hash = SHA-256 del testo
contract-audit-typed = Nome scritto
contract-audit-consent = Accettato
contract-audit-at = Ora, presso lo studio e in UTC
contract-audit-address = Indirizzo internet
contract-audit-browser = Browser
contract-audit-unsigned = Non ancora firmato.
contract-audit-unknown = sconosciuto
contract-audit-happened = Cronologia
contract-audit-check = Come verificarlo
contract-audit-how = Ogni firma vale esattamente per i byte del testo. Scarichi il testo da { $address } e calcoli lo SHA-256 del file; deve corrispondere al numero qui sotto.
contract-happened-sent = Inviato da { $studio }
contract-happened-signed = Firmato da { $name }
contract-happened-voided = Annullato da { $studio }: { $reason }
contract-happened-complete = Completo
