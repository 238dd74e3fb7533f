# States in one or two words, as badges.

badge-accepted = Aceptado
badge-declined = Rechazado
badge-signed = Firmado
badge-submitted = Entregado

# Of a contract.
badge-void = Anulado

badge-sent = Enviado
badge-expired = Caducado

# Of payments.
badge-paid = Pagado
badge-due = Pendiente
badge-overdue = Vencido
badge-upcoming = Próximo
badge-processing = En proceso
badge-refunded = Reembolsado
badge-disputed = En disputa
