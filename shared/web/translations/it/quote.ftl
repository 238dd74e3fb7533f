# A quote (B8).

quote-recommended = Consigliato
quote-until = Valido fino al { $day }
quote-expired = Questo preventivo era valido fino al { $day }. Ne chieda uno nuovo allo studio.
quote-prices-include-tax = Prezzi IVA inclusa.
quote-answer = La Sua risposta
quote-choose = Scelga un’opzione
quote-note = Messaggio allo studio
quote-optional = (facoltativo)
quote-accept = Accetta il preventivo
quote-once = Lo studio viene avvisato subito. In seguito non potrà modificare la Sua risposta.
quote-decline-instead = Rifiuta
quote-decline = Rifiuta il preventivo
quote-accepted = Accettato
quote-declined = Rifiutato
quote-chosen = Selezionata
quote-words = Messaggio
quote-notice-accepted = Grazie. Ha accettato il preventivo e lo studio è stato avvisato.
quote-notice-declined = Ha rifiutato il preventivo e lo studio è stato avvisato.
quote-no-option = Scelga una delle opzioni
quote-answered-already = A questo preventivo è già stata data risposta
quote-not-open = Questo preventivo non è più aperto
