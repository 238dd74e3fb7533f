# States in one or two words, as badges.

badge-accepted = Accettato
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
