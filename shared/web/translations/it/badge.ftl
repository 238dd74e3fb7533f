# States in one or two words, as badges.

badge-accepted = Accettato
badge-declined = Rifiutato
badge-signed = Firmato
badge-submitted = Inviato

# Of a contract.
badge-void = Annullato

badge-sent = Inviato
badge-expired = Scaduto

# Of payments.
badge-paid = Pagato
badge-due = Da pagare
badge-overdue = Scaduto
badge-upcoming = In arrivo
badge-processing = In elaborazione
badge-refunded = Rimborsato
badge-disputed = Contestato
