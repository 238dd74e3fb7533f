# What a client keeps up themselves, and where they are logged in.

profile-title = Your profile
profile-details = Your details
profile-name = Name
profile-phone = Phone
profile-email = E-mail
profile-save = Save
profile-saved = Saved.
profile-changed-meanwhile = This was changed after you opened the page. Saved now: “{ $saved }”. Save again to keep yours.
profile-removed-meanwhile = This was removed after you opened the page. Save again to keep yours.
profile-ask-the-studio = To change these details, please write to { $studio }.
profile-not-permitted = The studio keeps these details itself. Please write to the studio to change them.
profile-language = Language of the portal
profile-email-is = You log in with { $email }.
profile-email-waits = We have written to { $email }. Open the link in that letter to confirm the address; it works until { $until }.
profile-email-change = Change e-mail address
profile-new-email = New e-mail address
profile-new-email-hint = We send a link there. The address counts once you have confirmed it.
profile-email-send = Send the link
profile-email-asked = Please look in the mailbox of the new address: a link is on its way to it.
profile-email-changed = Your new e-mail address is confirmed.
profile-email-taken = This address is already in use in this portal. Please choose another one.
profile-same-email = This is your address already
profile-current = Your present password
profile-no-current = Enter your present password
profile-wrong-current = This is not your present password
profile-by-link = You have no password. This works for ten minutes after you have logged in with a link.
profile-log-in-again = For this, please log out, log in again with a new link, and do it within ten minutes.
profile-password = Password
profile-password-change = Change password
profile-password-create = Create a password
profile-new-password = New password
profile-password-hint = At least 10 characters. A few unrelated words make a good one.
profile-password-ends = Every other device is logged out.
profile-password-save = Save new password
profile-password-changed = Your new password is saved. Every other device is logged out.
profile-devices = Where you are logged in
profile-this-one = this device
profile-seen = Last seen { $at }
profile-began = logged in { $at }
profile-opened-by-link = opened by a link
profile-device = { $browser } on { $system }
profile-device-unknown = Unknown device
profile-end-others = Log out all other devices
profile-end-all = Log out everywhere
profile-session-ended = That device is logged out.
profile-others-ended = All other devices are logged out.

# The link in a new mailbox.

profile-confirm-title = Confirm your e-mail address
profile-confirm-text = { $email } becomes the address you log in with at { $studio }, and the one letters go to.
profile-confirm-button = Confirm address
profile-confirm-over-title = This link does not work any more
profile-confirm-over = It has been used, or it is too old. If the address is still to be changed, ask for a fresh link on your profile.

# Emails.

profile-letter-confirm-subject = Confirm your new email address for { $studio }
profile-letter-confirm-preview = Your new address takes effect once you confirm it.
profile-letter-confirm-text = We received a request to use this email address for the client portal of { $studio }. Please confirm it:
profile-letter-confirm-button = Confirm email address
profile-letter-confirm-small = This link expires in 30 minutes and can be used once. If this wasn’t you, you can ignore this email: nothing will change.
profile-letter-asked-subject = Your email address for { $studio } is about to change
profile-letter-asked-text = We received a request to change the email address of your client portal with { $studio } to { $email }. It takes effect once the new address is confirmed.
profile-letter-asked-button = View your profile
profile-letter-asked-small = If this wasn’t you, change your password right away, log out everywhere on your profile, and contact the studio.
profile-letter-changed-subject = Your email address for { $studio } has changed
profile-letter-changed-text = Your login email for the client portal of { $studio } is now { $email }. Emails from the portal go there, too.
profile-letter-changed-small = If this wasn’t you, contact the studio right away so they can secure your account.
profile-letter-password-subject = Your password for { $studio } was changed
profile-letter-password-text = Your password for the client portal of { $studio } was just changed, and you were logged out on all other devices.
profile-letter-password-button = Choose a new password
profile-letter-password-small = If this wasn’t you, choose a new password right away and contact the studio.
