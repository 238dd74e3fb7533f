# Personal links: requesting one and opening one.

forgot-title = Forgot your password?
forgot-text = Enter your email address and we’ll send you a link to reset your password.

password-create-title = Create your password
password-create-text = You’ll use it with your email to log in.
password-create-send = Create password and log in
password-reset-title = Choose a new password
password-reset-text = You’ll be logged out on all other devices.
password-reset-send = Save new password
password-changed-notice = Your password was changed. You’ve been logged out on all other devices.
password-hint = At least 10 characters. A few unrelated words make a strong password.

sign-in-button = Email me a login link
sign-in-ask-title = Log in with a link
sign-in-ask-text = Enter your email address and we’ll send you a login link. No password needed.
sign-in-open-title = Log in
sign-in-open-as = You’re about to log in as { $email }.

link-send = Send link
link-back-to-login = Back to login
link-to-login = Go to login
link-sent-title = Check your email
link-sent = If that address is registered, you’ll get an email shortly.
link-sent-text = If that address is registered with { $studio }, you’ll get an email shortly.
link-sent-nothing = Didn’t get it? Check your spam folder, or try the email address the studio uses for you.
link-too-many = { $minutes ->
    [one] Several emails have already been requested. Check your inbox and spam folder, or try again in { $minutes } minute.
   *[other] Several emails have already been requested. Check your inbox and spam folder, or try again in { $minutes } minutes.
}

link-used-title = This link has already been used
link-used-text = Links work only once. If you already have a password, log in.
link-used = This link has already been used. Request a new one.
link-expired-title = This link has expired
link-expired-text = For your security, links expire after a while.
link-expired = This link has expired. Request a new one.
link-password-there = You already have a password. Log in or reset it.
link-fresh-text = We can send a new link to the same address.
link-fresh-send = Send a new link
link-fresh-sent = If your link came from { $studio }, you’ll shortly get an email at the address it was sent to.

no-access-not-opened-title = Your portal isn’t open yet
no-access-not-opened-text = { $studio } is still preparing it. We’ll email you as soon as it opens. Until then, there’s nothing you need to do.
no-access-for-now-title = Your portal is temporarily closed
no-access-for-now-text = { $studio } has temporarily closed your portal. Everything in it is kept. We’ll email you when it opens again. If you need something before then, please contact the studio.
no-access-closed-title = Your access is closed
no-access-closed-text = { $studio } has closed your access to this portal. If you think this is a mistake, please contact the studio.
no-access-shared-title = Two people share this address
no-access-shared-text = { $studio } has this email address for more than one person, and the portal needs a separate one for each.
no-access-shared-todo = Please tell the studio which address is yours alone, so they can open your portal.
