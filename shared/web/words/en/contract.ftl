# Reading and signing a contract (B9, B12).

contract-signatures = Signatures
contract-signed = Signed
contract-unsigned = Not signed yet
contract-needed = Your signature is needed
contract-signed-as = as “{ $name }”, { $at }
contract-standing-sign = Please read it. You sign below the text.
contract-standing-wait = { $name } signs first. You will get an e-mail when it is your turn.
contract-standing-signed = You have signed. Not everybody has yet.
contract-standing-complete = Signed by everybody
contract-standing-voided = Voided on { $at }: it is no longer in force. Reason: { $reason }
contract-standing-read = It is sent to you to read. Your signature is not needed.
contract-standing-look = This link only shows the contract. Log in to sign it.
contract-sign-title = Sign
contract-name = Your full name
contract-name-hint = What you type here is your signature.

# Kept with the signature, word for word.
contract-consent = I have read the contract “{ $title }” and agree to it. The name I typed is my signature.
contract-sign = Sign the contract
contract-sign-note = With your signature we keep the time, your internet address and the name of your browser.
contract-notice-signed = Thank you. You have signed.
contract-notice-complete = Thank you. Everybody has signed now.
contract-keep = To keep
contract-download = Download the contract
contract-download-note = One file with the text and the audit page. It opens in every browser.
contract-text = The exact text
contract-text-note = Markdown, byte for byte as it is signed.

# What is missing from a signature, and why somebody cannot sign.
contract-name-missing = Type your full name to sign
contract-name-long = Use at most { $most } characters
contract-name-another = This is { $name }’s name, but you’re logged in as { $me }. Type your own name, or log out so that { $name } can log in and sign.
contract-consent-missing = Tick the box to say that you agree and sign
contract-other-text = What you were shown is not what is here now. Please read it once more and then sign.
contract-not-asked = This contract does not ask for your signature.
contract-already = You have signed already. Thank you.
contract-not-yet = Somebody else signs first. You will get an e-mail when it is your turn.
contract-closed = This contract cannot be signed any more.
contract-busy = Several people are signing at this moment. Please try again.

# The audit page.
contract-audit = Audit page
contract-audit-document = Contract
contract-audit-number = Number of the document
contract-audit-hash = SHA-256 of the text
contract-audit-typed = Typed name
contract-audit-consent = Agreed to
contract-audit-at = Time, at the studio and in UTC
contract-audit-address = Internet address
contract-audit-browser = Browser
contract-audit-unsigned = Not signed yet.
contract-audit-unknown = unknown
contract-audit-happened = What happened
contract-audit-check = How to check it
contract-audit-how = Every signature is for exactly the bytes of the text. Download the text at { $address } and compute the SHA-256 of the file; it must be the number below.
contract-happened-sent = Sent by { $studio }
contract-happened-signed = Signed by { $name }
contract-happened-voided = Voided by { $studio }: { $reason }
contract-happened-complete = Complete
