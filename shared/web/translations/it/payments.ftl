# Payments.

payments-title = Pagamenti
payments-nothing = Ancora nessun pagamento
payments-nothing-text = Le Sue fatture e i Suoi pagamenti compariranno qui.
payments-waiting = Da pagare
payments-closed = Pagate o annullate
payments-open = Saldo da pagare
payments-paid = Pagato
payments-lost = Restituito dalla Sua banca
payments-total = Totale

payments-pay-now = Paga ora
payments-pay-early = Paga in anticipo
payments-not-open = Il pagamento con carta non è ancora disponibile. Chieda a { $studio } come pagare.
payments-stripe = I pagamenti sono gestiti in modo sicuro da Stripe. I dati della Sua carta non passano mai da questo portale.

# Beside an installment.
payments-processing = Il Suo pagamento è in elaborazione. Può richiedere qualche giorno.
payments-refunded = Sono stati rimborsati { $amount }.
payments-refund-failed = Un rimborso di { $amount } non è andato a buon fine ed è tornato allo studio. Contatti lo studio.
payments-disputed = È in corso una contestazione di { $amount } presso la Sua banca. Fino alla decisione non deve fare nulla qui.
payments-dispute-lost = La Sua banca Le ha restituito { $amount } in seguito a una contestazione.
payments-dispute-won = La contestazione di { $amount } è chiusa. Il pagamento resta valido.
payments-failed = L’ultimo tentativo di pagamento non è riuscito.

# The page that the payment provider sends a client back to.
pay-title = Pagamento
pay-thanks = Grazie
pay-received = { $studio } ha ricevuto il Suo pagamento di { $amount } ({ $label }).
pay-on-its-way = Il Suo pagamento è in elaborazione
pay-confirming = La conferma del Suo pagamento di { $amount } ({ $label }) può richiedere qualche giorno. Non deve fare altro e l’importo non verrà addebitato due volte.
pay-failed = Pagamento non riuscito
pay-nothing-taken = Non è stato addebitato nulla per { $label } ({ $amount }).
pay-try-again = Può riprovare in «Pagamenti».
pay-not-made = Pagamento annullato
pay-left = Ha lasciato la pagina di pagamento prima della fine.
pay-back = Torna ai pagamenti

# Why a payment is not possible.
pay-not-open = Questo studio non accetta ancora pagamenti con carta qui. Chieda allo studio come pagare.
pay-busy = La pagina di pagamento non è disponibile in questo momento. Non è stato addebitato nulla. Riprovi tra poco.
pay-refused = Non è stato possibile aprire la pagina di pagamento. Non è stato addebitato nulla. Contatti lo studio.
pay-not-carried-out = La Sua banca non ha potuto completare il pagamento.
pay-nothing-more = C’è un problema con questo pagamento. Qui non sono possibili altri pagamenti finché lo studio non lo ha verificato.
pay-already-paid = Questa rata è già stata pagata.
pay-already-processing = Il Suo pagamento di questa rata è già in elaborazione. Può richiedere qualche giorno.
pay-disputed = Il pagamento di questa rata è contestato. Contatti lo studio.
pay-was-refunded = Il pagamento di questa rata è stato rimborsato. Contatti lo studio prima di pagare di nuovo.
pay-odd = C’è un problema con questo pagamento. Contatti lo studio prima di pagare.

payments-due = scade il { $day }
payments-came = pagato il { $day }
payments-due-all = Paga l’importo dovuto: { $amount }
payments-together = Paga le rate selezionate
payments-choose = Seleziona { $label }
payments-receipt = Ricevuta
payments-more = Mostra altre fatture
pay-void = Lo studio ha annullato questa fattura. Non c’è niente da pagare.
pay-too-much = L’importo è troppo alto per un solo pagamento. Selezioni meno rate.
pay-not-payable = Questo importo non si può pagare online. Chieda allo studio come pagarlo.
pay-nothing-due = Al momento non c’è nulla da pagare per questa fattura.
pay-none-chosen = Selezioni almeno un pagamento
pay-choose-title = Seleziona i pagamenti
