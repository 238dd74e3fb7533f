# A client’s profile and sessions.

profile-title = Your profile
profile-details = Your details
profile-name = Name
profile-phone = Phone
profile-email = Email
profile-save = Save changes
profile-saved = Changes saved.
profile-changed-meanwhile = This was changed to “{ $saved }” after you opened the page. Save again to keep your version.
profile-removed-meanwhile = This was removed after you opened the page. Save again to keep your version.
profile-ask-the-studio = To change these details, please contact { $studio }.
profile-not-permitted = Only the studio can change these details. Please contact the studio to update them.
profile-language = Portal language
profile-email-is = You log in with { $email }.
profile-email-waits = We’ve sent a confirmation link to { $email }. It’s valid until { $until }.
profile-email-change = Change email address
profile-new-email = New email address
profile-new-email-hint = We’ll send a confirmation link to the new address.
profile-email-send = Send confirmation link
profile-email-asked = We’ve sent a confirmation link to your new address. Check your inbox.
profile-email-changed = Your new email address is confirmed.
profile-email-taken = This email address is already in use in this portal. Please choose another one.
profile-same-email = This is already your email address
profile-current = Current password
profile-no-current = Enter your current password
profile-wrong-current = The current password is incorrect
profile-by-link = You don’t have a password yet. For security, this works only within ten minutes of logging in with a link.
profile-log-in-again = For security, log out and log in again with a new link. Then try again within ten minutes.
profile-password = Password
profile-password-change = Change password
profile-password-create = Create a password
profile-new-password = New password
profile-password-hint = At least 10 characters. A few unrelated words make a strong password.
profile-password-ends = You’ll be logged out on all other devices.
profile-password-save = Save new password
profile-password-changed = Your password was changed. You’ve been logged out on all other devices.
profile-devices = Where you’re logged in
profile-this-one = This device
profile-seen = Last active { $at }
profile-began = logged in { $at }
profile-opened-by-link = with a link
profile-device = { $browser } on { $system }
profile-device-unknown = Unknown device
profile-end-others = Log out all other devices
profile-end-all = Log out everywhere
profile-session-ended = That device has been logged out.
profile-others-ended = All other devices have been logged out.

# The page of the link that confirms a new email address.

profile-confirm-title = Confirm your email address
profile-confirm-text = You’ll use { $email } to log in to the client portal of { $studio }. Emails from the portal will go there, too.
profile-confirm-button = Confirm email address
profile-confirm-over-title = This link no longer works
profile-confirm-over = It has already been used or has expired. If you still want to change your email address, request a new link on your profile.

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
