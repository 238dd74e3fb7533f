# Was zwischen Kunde und Studio geschehen ist.

activity-title = Aktivitäten
activity-all = Alle anzeigen
activity-none = Noch keine Aktivitäten
activity-none-more = Hier erscheinen Nachrichten, Dokumente, Unterschriften und Zahlungen.
activity-pages = Seiten
activity-older = Ältere anzeigen
activity-shown-newest = Die neuesten { $count } Einträge
activity-shown-older = { $count ->
    [one] { $count } älterer Eintrag
   *[other] { $count } ältere Einträge
}
activity-shown-all = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
activity-quote = Angebot
activity-contract = Vertrag
activity-questionnaire = Fragebogen
activity-invoice = Rechnung
activity-sent-quote = { $name } hat Ihnen ein Angebot gesendet
activity-sent-contract = { $name } hat Ihnen einen Vertrag gesendet
activity-sent-questionnaire = { $name } hat Ihnen einen Fragebogen gesendet
activity-sent-invoice = { $name } hat Ihnen eine Rechnung gesendet
activity-sent-file = { $name } hat eine Datei für Sie freigegeben
activity-you-wrote = Sie haben eine Nachricht gesendet
activity-wrote = { $name } hat eine Nachricht gesendet
activity-you-uploaded = Sie haben eine Datei hochgeladen
activity-uploaded = { $name } hat eine Datei hochgeladen
activity-you-accepted = Sie haben ein Angebot angenommen
activity-accepted = { $name } hat ein Angebot angenommen
activity-you-declined = Sie haben ein Angebot abgelehnt
activity-declined = { $name } hat ein Angebot abgelehnt
activity-you-signed = Sie haben einen Vertrag unterschrieben
activity-signed = { $name } hat einen Vertrag unterschrieben
activity-you-answered = Sie haben einen Fragebogen beantwortet
activity-answered = { $name } hat einen Fragebogen beantwortet
activity-you-paid = Sie haben { $amount } bezahlt
activity-paid = { $amount } wurden bezahlt
activity-refunded = { $amount } wurden erstattet
