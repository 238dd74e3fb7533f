# Letters to clients.

letter-hello = Hello { $name },
letter-link-line = If the button does not work, open this address:

letter-invite-subject = Your portal with { $studio }
letter-invite-preview = Choose a password, and you are in.
letter-invite-text = { $studio } has opened a private portal for you. Your files, documents and payments are kept there in one place.
letter-invite-ask = Choose a password, and you are in:
letter-invite-button = Open your portal
letter-invite-small = The link is yours alone and works for three days; please do not pass it on. When it has run out, its page sends you a fresh one.

letter-activated-subject = Your portal with { $studio } is open
letter-activated-preview = Everything is in one place.
letter-activated-text = Your portal at { $studio } is open. Everything sent to you is waiting there, and your password is still the same.
letter-activated-button = Go to your portal
letter-activated-small = Forgot the password? The login page sends you a link.

letter-reset-subject = A new password for { $studio }
letter-reset-preview = Choose a new password with this link.
letter-reset-text = Somebody, hopefully you, asked for a new password at { $studio }. Choose one here:
letter-reset-button = Choose a new password
letter-reset-small = The link works once, for thirty minutes. If it was not you, ignore this e-mail: your password stays as it is.

letter-sign-in-subject = Your link to log in at { $studio }
letter-sign-in-preview = It works once, for ten minutes.
letter-sign-in-text = Somebody, hopefully you, asked for a link to log in at { $studio }. Here it is:
letter-sign-in-button = Log in
letter-sign-in-small = The link works once, for ten minutes; please do not pass it on. If it was not you, ignore this e-mail.

# Somebody else at the studio has the same address.
letter-shared-note = { $studio } uses this address for another person too. The link opens the portal of { $name }; for the other person the studio needs an address of their own.

letter-asked = Somebody, hopefully you, asked for a link to the portal of { $studio }.
letter-not-you = If it was not you who asked, ignore this e-mail.
letter-no-access-subject = Your portal with { $studio }
letter-not-opened-text = It is not open yet: { $studio } is still preparing it. You will get an e-mail as soon as it opens, and you need to do nothing until then.
letter-closed-text = { $studio } has closed your access to it. If you think this is a mistake, please write to the studio.
letter-shared-text = { $studio } uses this e-mail address for two people, and the portal needs one for each. Please tell the studio which address is yours alone; they can then open the portal for it.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } has sent you a quote: { $title }.
letter-item-contract = { $studio } has sent you a contract: { $title }.
letter-item-questionnaire = { $studio } has sent you a questionnaire: { $title }.
letter-item-invoice = { $studio } has sent you an invoice: { $title }.
letter-item-file = { $studio } has sent you something new: { $title }.
letter-item-button = Open it
letter-item-login = Log in with your e-mail address to see it. Without a password, let the login page e-mail you a link.
letter-item-loginless = { $days ->
    [one] The link is yours alone and opens this without a password for { $days } day; please do not pass it on.
   *[other] The link is yours alone and opens this without a password for { $days } days; please do not pass it on.
}

letter-message-subject = A message from { $studio }
letter-message-text = { $studio } wrote to you:
letter-message-button = Open it in your portal

# A contract: whose turn it is to sign, and that all have.
letter-turn-subject = { $studio }: your turn to sign { $title }
letter-turn-preview = Those before you have signed.
letter-turn-text = Those who sign before you have signed the contract “{ $title }”. Now it is your turn.
letter-turn-button = Read and sign
letter-signed-subject = { $studio }: { $title } is signed by everybody
letter-signed-preview = Keep your own copy.
letter-signed-text = The contract “{ $title }” is signed by everybody. In your portal you can download a copy to keep.
