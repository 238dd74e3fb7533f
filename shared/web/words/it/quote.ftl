# A quote (B8).

quote-recommended = Consigliato
quote-until = Valido fino al { $day }
quote-expired = Questo preventivo era valido fino al { $day }. Ne chieda uno nuovo allo studio.
quote-prices-include-tax = I prezzi comprendono l’IVA.
quote-answer = La Sua risposta
quote-choose = Quale opzione sceglie?
quote-note = Un messaggio allo studio
quote-optional = (facoltativo)
quote-accept = Accetta il preventivo
quote-once = Lo studio viene informato subito. Può rispondere una sola volta.
quote-decline-instead = Preferisco rifiutare
quote-decline = Rifiuta il preventivo
quote-accepted = Accettato
quote-declined = Rifiutato
quote-chosen = Scelta
quote-words = Messaggio
quote-notice-accepted = Grazie. Il preventivo è accettato e lo studio è informato.
quote-notice-declined = Il preventivo è rifiutato e lo studio è informato.
quote-no-option = Scelga una delle opzioni
quote-answered-already = A questo preventivo è già stata data risposta
quote-not-open = Questo preventivo non è più aperto
