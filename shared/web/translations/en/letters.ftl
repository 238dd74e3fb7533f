# Emails to clients. Each is read as a whole in functions/mail/snapshots: after a greeting that ends with a comma, German and Italian
# go on in lower case.

letter-hello = Hello { $name },
letter-link-line = Or paste this link into your browser:

letter-invite-subject = { $studio } invited you to your client portal
letter-invite-preview = Create a password to get started.
letter-invite-text = Your client portal with { $studio } is ready. You’ll find your documents, files and payments there.
letter-invite-ask = Create a password to get started:
letter-invite-button = Create password
letter-invite-small = This link is personal and expires in 3 days. Please don’t forward it. If it has expired, open it to get a new one.

letter-activated-subject = Your client portal with { $studio } is open
letter-activated-preview = Log in with your existing password.
letter-activated-text = Your client portal with { $studio } is open. Everything sent to you is there, and your password hasn’t changed.
letter-activated-button = Log in
letter-activated-small = Forgot your password? You can request a new one on the login page.

letter-reset-subject = Reset your password for { $studio }
letter-reset-preview = Choose a new password.
letter-reset-text = We received a request to reset your password for the client portal of { $studio }. Choose a new one here:
letter-reset-button = Choose a new password
letter-reset-small = This link expires in 30 minutes and can be used once. If this wasn’t you, you can ignore this email: your password stays the same.

letter-sign-in-subject = Your login link for { $studio }
letter-sign-in-preview = It expires in 10 minutes.
letter-sign-in-text = Here’s your link to log in to the client portal of { $studio }:
letter-sign-in-button = Log in
letter-sign-in-small = This link expires in 10 minutes and can be used once. Please don’t forward it. If you didn’t request it, you can ignore this email.

# Somebody else at the studio has the same address.
letter-shared-note = { $studio } uses this address for another person, too. This link opens the portal of { $name }. For the other person, the studio needs a separate address.

letter-asked = We received a request for a link to the client portal of { $studio }.
letter-not-you = If this wasn’t you, you can ignore this email.
letter-no-access-subject = Your client portal with { $studio }
letter-not-opened-text = Your portal isn’t open yet: { $studio } is still preparing it. We’ll email you as soon as it opens. Until then, there’s nothing you need to do.
letter-for-now-text = { $studio } has temporarily closed your portal. Everything in it is kept, and we’ll email you when it opens again. If you need something before then, please contact the studio.
letter-closed-text = { $studio } has closed your access. If you think this is a mistake, please contact the studio.
letter-shared-text = { $studio } has this email address for two people, and the portal needs a separate one for each. Please tell the studio which address is yours alone, so they can open the portal for it.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } sent you a quote: { $title }.
letter-item-contract = { $studio } sent you a contract: { $title }.
letter-item-questionnaire = { $studio } sent you a questionnaire: { $title }.
letter-item-invoice = { $studio } sent you an invoice: { $title }.
letter-item-file = { $studio } shared a file with you: { $title }.
letter-item-quote-button = View quote
letter-item-contract-button = View contract
letter-item-questionnaire-button = Open questionnaire
letter-item-invoice-button = View invoice
letter-item-file-button = View file
letter-item-login = You’ll be asked to log in. No password yet? You can request a login link there.
letter-item-loginless = { $days ->
    [one] This personal link works for { $days } day without a password. Please don’t forward it.
   *[other] This personal link works for { $days } days without a password. Please don’t forward it.
}

letter-message-subject = Message from { $studio }
letter-message-text = { $studio } sent you a message:
letter-message-button = Open in your portal

# A contract: the next signer’s turn, and the last signature.
letter-turn-subject = { $studio }: { $title } is ready for you to sign
letter-turn-preview = It’s your turn to sign.
letter-turn-text = The contract “{ $title }” is ready for your signature. Everyone before you has signed.
letter-turn-button = Review and sign
letter-signed-subject = { $studio }: { $title } is fully signed
letter-signed-preview = Download a copy for your records.
letter-signed-text = Everyone has signed the contract “{ $title }”. You can download a copy for your records in your portal.

# A contract that the studio voided after some had signed it (B9). The reason follows the text.
letter-voided-subject = { $studio }: “{ $title }” was voided
letter-voided-text = { $studio } has voided the contract “{ $title }”. It is no longer in force. Reason given:
letter-voided-button = View contract
letter-voided-small = Signatures already given are kept as evidence. You don’t need to do anything.
