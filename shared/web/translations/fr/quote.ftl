# A quote (B8).

quote-recommended = Recommandé
quote-until = Valable jusqu’au { $day }
quote-expired = Ce devis était valable jusqu’au { $day }. Demandez-en un nouveau au studio.
quote-prices-include-tax = Prix TTC.
quote-answer = Votre réponse
quote-choose = Choisissez une option
quote-note = Message au studio
quote-optional = (facultatif)
quote-accept = Accepter le devis
quote-once = Le studio est prévenu immédiatement. Vous ne pourrez plus modifier votre réponse.
quote-decline-instead = Refuser
quote-decline = Refuser le devis
quote-accepted = Accepté
quote-declined = Refusé
quote-chosen = Sélectionnée
quote-words = Message
quote-notice-accepted = Merci. Vous avez accepté le devis et le studio en a été informé.
quote-notice-declined = Vous avez refusé le devis et le studio en a été informé.
quote-no-option = Choisissez l’une des options
quote-answered-already = Ce devis a déjà reçu une réponse
quote-not-open = Ce devis n’est plus ouvert
