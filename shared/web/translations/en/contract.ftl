# Reading and signing a contract (B9, B12).

contract-signatures = Signatures
contract-signed = Signed
contract-unsigned = Not signed yet
contract-needed = Signature needed
contract-signed-as = as “{ $name }”, { $at }
contract-standing-sign = Please read the contract, then sign below.
contract-standing-wait = { $name } signs first. We’ll email you when it’s your turn.
contract-standing-signed = You’ve signed. Waiting for the other signatures.
contract-standing-complete = Fully signed
contract-standing-voided = Voided on { $at } and no longer in force. Reason: { $reason }
contract-standing-read = For your information. No signature needed.
contract-standing-look = Log in to sign this contract.
contract-sign-title = Sign
contract-name = Your full name
contract-name-hint = Typing your name counts as your signature.

# This sentence is stored with the signature, word for word.
contract-consent = I have read and agree to the contract “{ $title }”. The name I typed is my signature.
contract-sign = Sign contract
contract-sign-note = We record the time, your IP address and your browser with your signature.
contract-notice-signed = Thank you. You’ve signed the contract.
contract-notice-complete = Thank you. Everyone has signed the contract.
contract-keep = Downloads
contract-download = Download contract
contract-download-note = One file with the contract and its audit trail. Opens in any browser.
contract-text = Text for verification
contract-text-note = Exactly the text being signed, as a Markdown file.

# Errors when signing.
contract-name-missing = Type your full name to sign
contract-name-long = Use at most { $most } characters
contract-name-another = This is { $name }’s name, but you’re logged in as { $me }. Type your own name, or log out so that { $name } can log in and sign.
contract-consent-missing = Tick the box to agree and sign
contract-other-text = The contract has changed since you opened it. Please read it again before you sign.
contract-not-asked = This contract doesn’t need your signature.
contract-already = You’ve already signed this contract.
contract-not-yet = It’s not your turn to sign yet. We’ll email you when it is.
contract-closed = This contract can no longer be signed.
contract-busy = Someone else is signing right now. Please try again.

# The audit trail at the end of a contract.
contract-audit = Audit trail
contract-audit-document = Contract
contract-audit-number = Document ID
contract-audit-hash = SHA-256 checksum
contract-audit-typed = Typed name
contract-audit-consent = Consent
contract-audit-at = Signed at
contract-audit-address = IP address
contract-audit-browser = Browser
contract-audit-unsigned = Not signed yet.
contract-audit-unknown = unknown
contract-audit-happened = Events
contract-audit-check = Verification
contract-audit-how = Each signature covers exactly this text. To verify it, download the text from { $address } and compute the file’s SHA-256 checksum. It must match the value below.
contract-happened-sent = Sent by { $studio }
contract-happened-signed = Signed by { $name }
contract-happened-voided = Voided by { $studio }: { $reason }
contract-happened-complete = Fully signed
