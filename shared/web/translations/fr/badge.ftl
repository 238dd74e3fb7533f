# States in one or two words, as badges.

badge-accepted = Accepté
badge-declined = Refusé
badge-signed = Signé
badge-submitted = Transmis

# Of a contract.
badge-void = Annulé

badge-sent = Envoyé
badge-expired = Expiré

# Of payments.
badge-paid = Payé
badge-due = À payer
badge-overdue = En retard
badge-upcoming = À venir
badge-processing = En cours
badge-refunded = Remboursé
badge-disputed = Contesté
