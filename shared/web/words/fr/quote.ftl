# A quote (B8).

quote-recommended = Recommandé
quote-until = Valable jusqu’au { $day }
quote-expired = Ce devis était valable jusqu’au { $day }. Demandez-en un nouveau au studio.
quote-prices-include-tax = Les prix s’entendent TVA comprise.
quote-answer = Votre réponse
quote-choose = Quelle option choisissez-vous ?
quote-note = Un mot au studio
quote-optional = (facultatif)
quote-accept = Accepter le devis
quote-once = Le studio est informé aussitôt. Vous ne pouvez répondre qu’une seule fois.
quote-decline-instead = Plutôt refuser
quote-decline = Refuser le devis
quote-accepted = Accepté
quote-declined = Refusé
quote-chosen = Choisie
quote-words = Message
quote-notice-accepted = Merci. Le devis est accepté et le studio en est informé.
quote-notice-declined = Le devis est refusé et le studio en est informé.
quote-no-option = Choisissez l’une des options
quote-answered-already = Il a déjà été répondu à ce devis
quote-not-open = Ce devis n’est plus ouvert
