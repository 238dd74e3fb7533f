# What is to pay, and paying.

payments-title = Pagamenti
payments-nothing = Niente da pagare
payments-nothing-text = Quando lo studio Le invierà una fattura, i pagamenti saranno elencati qui.
payments-waiting = Da pagare
payments-closed = Pagate o annullate
payments-open = Ancora da pagare
payments-paid = Pagato
payments-lost = Restituito dalla Sua banca
payments-total = In tutto

payments-pay-now = Paga ora
payments-pay-early = Paga in anticipo
payments-not-open = Il pagamento con carta non è ancora attivo qui. Chieda a { $studio } come pagare.
payments-stripe = I pagamenti sono gestiti da Stripe su una pagina sicura. I dati della Sua carta non passano mai da questo portale.

# Beside an installment.
payments-processing = Il Suo pagamento è in fase di conferma. Alcune banche impiegano qualche giorno.
payments-refunded = Ne sono stati rimborsati { $amount }.
payments-refund-failed = Un rimborso di { $amount } non Le è arrivato e il denaro è tornato allo studio. Contatti lo studio.
payments-disputed = La Sua banca contesta { $amount }. Fino alla decisione qui non c’è nulla da fare.
payments-dispute-lost = La Sua banca ha deciso la contestazione a Suo favore e Le ha restituito { $amount }.
payments-dispute-won = La contestazione di { $amount } è chiusa: il pagamento resta valido.
payments-failed = L’ultimo tentativo non è andato a buon fine.

# Where the payment page sends people back to.
pay-title = Pagamento
pay-thanks = Grazie
pay-received = { $studio } ha ricevuto il Suo pagamento di { $amount } ({ $label }).
pay-on-its-way = Il Suo pagamento è in corso
pay-confirming = Il Suo pagamento di { $amount } ({ $label }) è in fase di conferma. Alcune banche impiegano qualche giorno. Non deve fare altro e non può pagare due volte.
pay-failed = Il pagamento non è andato a buon fine
pay-nothing-taken = Nulla è stato addebitato per { $label } ({ $amount }).
pay-try-again = Può riprovare dai Suoi pagamenti.
pay-not-made = Pagamento non effettuato
pay-left = Ha lasciato la pagina di pagamento prima della fine.
pay-back = Torna ai pagamenti

# Why it cannot be paid now.
pay-not-open = Questo studio non accetta ancora pagamenti con carta qui. Chieda allo studio come pagare.
pay-busy = La pagina di pagamento non si può aprire in questo momento. Nulla è stato addebitato. Riprovi tra un momento.
pay-refused = Il fornitore di pagamenti non ha aperto una pagina di pagamento. Nulla è stato addebitato. Avvisi lo studio.
pay-not-carried-out = La Sua banca non ha eseguito il pagamento.
pay-nothing-more = Il fornitore di pagamenti ha segnalato qualcosa di inatteso. Qui non si può pagare altro finché lo studio non ha verificato.
pay-already-paid = Questa rata è già pagata. Grazie.
pay-already-processing = Il Suo pagamento di questa rata è in corso. Alcune banche impiegano qualche giorno. Non deve fare altro.
pay-disputed = Il pagamento di questa rata è contestato. Ne parli con lo studio.
pay-was-refunded = Il pagamento di questa rata è stato rimborsato. Chieda allo studio prima di pagare di nuovo.
pay-odd = Il fornitore di pagamenti ha segnalato qualcosa di inatteso. Parli con lo studio prima di pagare.

payments-due = scade il { $day }
payments-came = pagato il { $day }
payments-due-all = Paga tutto il dovuto: { $amount }
payments-together = Paga insieme le rate selezionate
payments-choose = Paga { $label } con altre
payments-receipt = Ricevuta
payments-more = Altre fatture
pay-void = Lo studio ha annullato questa fattura. Non c’è niente da pagare.
pay-too-much = È più di quanto si possa pagare in una volta. Scelga meno rate.
pay-not-payable = Questo importo non si può pagare online. Chieda allo studio come pagarlo.
pay-nothing-due = Di questa fattura non c’è nulla da pagare ora.
pay-none-chosen = Scelga almeno un pagamento
pay-choose-title = Scegliere i pagamenti
