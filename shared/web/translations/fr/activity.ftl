# Ce qui s’est passé entre un client et le studio.

activity-title = Activité
activity-all = Tout afficher
activity-none = Aucune activité pour l’instant
activity-none-more = Les messages, documents, signatures et paiements apparaîtront ici.
activity-pages = Pages
activity-older = Afficher les plus anciens
activity-shown-newest = Les { $count } éléments les plus récents
activity-shown-older = { $count ->
    [one] { $count } élément plus ancien
   *[other] { $count } éléments plus anciens
}
activity-shown-all = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
activity-quote = Devis
activity-contract = Contrat
activity-questionnaire = Questionnaire
activity-invoice = Facture
activity-sent-quote = { $name } vous a envoyé un devis
activity-sent-contract = { $name } vous a envoyé un contrat
activity-sent-questionnaire = { $name } vous a envoyé un questionnaire
activity-sent-invoice = { $name } vous a envoyé une facture
activity-sent-file = { $name } a partagé un fichier avec vous
activity-you-wrote = Vous avez envoyé un message
activity-wrote = { $name } a envoyé un message
activity-you-uploaded = Vous avez ajouté un fichier
activity-uploaded = { $name } a ajouté un fichier
activity-you-accepted = Vous avez accepté un devis
activity-accepted = { $name } a accepté un devis
activity-you-declined = Vous avez refusé un devis
activity-declined = { $name } a refusé un devis
activity-you-signed = Vous avez signé un contrat
activity-signed = { $name } a signé un contrat
activity-you-answered = Vous avez répondu à un questionnaire
activity-answered = { $name } a répondu à un questionnaire
activity-you-paid = Vous avez payé { $amount }
activity-paid = Paiement de { $amount } reçu
activity-refunded = Remboursement de { $amount }
