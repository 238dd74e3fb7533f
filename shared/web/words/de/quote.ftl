# A quote (B8).

quote-recommended = Empfohlen
quote-until = Gültig bis { $day }
quote-expired = Dieses Angebot galt bis { $day }. Bitten Sie das Studio um ein neues.
quote-prices-include-tax = Die Preise enthalten die Steuer.
quote-answer = Ihre Antwort
quote-choose = Für welche Variante entscheiden Sie sich?
quote-note = Eine Nachricht an das Studio
quote-optional = (freiwillig)
quote-accept = Angebot annehmen
quote-once = Das Studio erfährt es sofort. Sie können nur einmal antworten.
quote-decline-instead = Stattdessen ablehnen
quote-decline = Angebot ablehnen
quote-accepted = Angenommen
quote-declined = Abgelehnt
quote-chosen = Gewählt
quote-words = Nachricht
quote-notice-accepted = Vielen Dank. Das Angebot ist angenommen, und das Studio weiß Bescheid.
quote-notice-declined = Das Angebot ist abgelehnt, und das Studio weiß Bescheid.
quote-no-option = Wählen Sie eine der Varianten
quote-answered-already = Dieses Angebot wurde bereits beantwortet
quote-not-open = Dieses Angebot ist nicht mehr offen
