# Was zwischen Kunde und Studio geschehen ist.

activity-title = Verlauf
activity-all = Alles anzeigen
activity-none = Noch nichts da
activity-none-more = Was gesendet, geschrieben, unterschrieben oder bezahlt wird, steht später hier.
activity-pages = Seiten
activity-older = Ältere
activity-shown-newest = Die neuesten { $count }. Ältere stehen auf der nächsten Seite.
activity-shown-older = { $count ->
    [one] Ein älterer Eintrag
   *[other] { $count } ältere Einträge
}
activity-shown-all = { $count ->
    [one] Ein Eintrag, das ist alles
   *[other] { $count } Einträge, das ist alles
}
activity-quote = Angebot
activity-contract = Vertrag
activity-questionnaire = Fragebogen
activity-invoice = Rechnung
activity-sent-quote = { $name } hat Ihnen ein Angebot gesendet
activity-sent-contract = { $name } hat Ihnen einen Vertrag gesendet
activity-sent-questionnaire = { $name } hat Ihnen einen Fragebogen gesendet
activity-sent-invoice = { $name } hat Ihnen eine Rechnung gesendet
activity-sent-file = { $name } hat Ihnen eine Datei gesendet
activity-you-wrote = Sie haben geschrieben
activity-wrote = { $name } hat geschrieben
activity-you-uploaded = Sie haben eine Datei hinzugefügt
activity-uploaded = { $name } hat eine Datei hinzugefügt
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
