# States in one or two words, as badges.

badge-accepted = Angenommen
badge-declined = Abgelehnt
badge-signed = Unterschrieben
badge-submitted = Abgesendet

# Of a contract.
badge-void = Ungültig

badge-sent = Gesendet
badge-expired = Abgelaufen

# Of payments.
badge-paid = Bezahlt
badge-due = Fällig
badge-overdue = Überfällig
badge-upcoming = Demnächst fällig
badge-processing = In Bearbeitung
badge-refunded = Erstattet
badge-disputed = Angefochten
