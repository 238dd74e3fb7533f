# A quote (B8).

quote-recommended = Empfohlen
quote-until = Gültig bis { $day }
quote-expired = Dieses Angebot war bis { $day } gültig. Bitten Sie das Studio um ein neues.
quote-prices-include-tax = Alle Preise inkl. MwSt.
quote-answer = Ihre Antwort
quote-choose = Wählen Sie eine Option
quote-note = Nachricht an das Studio
quote-optional = (optional)
quote-accept = Angebot annehmen
quote-once = Das Studio wird sofort benachrichtigt. Ihre Antwort lässt sich danach nicht mehr ändern.
quote-decline-instead = Ablehnen
quote-decline = Angebot ablehnen
quote-accepted = Angenommen
quote-declined = Abgelehnt
quote-chosen = Ausgewählt
quote-words = Nachricht
quote-notice-accepted = Vielen Dank. Sie haben das Angebot angenommen, und das Studio wurde benachrichtigt.
quote-notice-declined = Sie haben das Angebot abgelehnt, und das Studio wurde benachrichtigt.
quote-no-option = Wählen Sie eine der Optionen
quote-answered-already = Dieses Angebot wurde bereits beantwortet
quote-not-open = Dieses Angebot ist nicht mehr offen
