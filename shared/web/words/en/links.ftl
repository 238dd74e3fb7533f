# Personal links: asking for one, and what one opens.

forgot-title = Forgot your password?
forgot-text = Enter your email address and we’ll send you a link to reset your password.

password-create-title = Create your password
password-create-text = Once it is set, you are in, and you can come back with it at any time.
password-create-send = Create password and log in
password-reset-title = Choose a new password
password-reset-text = You’ll be logged out on all other devices.
password-reset-send = Save new password
password-changed-notice = Your password was changed. You’ve been logged out on all other devices.
password-hint = At least 10 characters. A few unrelated words make a good one.

sign-in-button = E-mail me a link
sign-in-ask-title = Log in with a link
sign-in-ask-text = Enter your email address and we’ll send you a sign-in link. No password needed.
sign-in-open-title = Log in
sign-in-open-as = You are about to log in as { $email }.

link-send = Send me a link
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

link-used-title = This link has been used
link-used-text = Each link works once. If you have set your password already, simply log in.
link-used = This link has been used. Ask for a fresh one.
link-expired-title = This link has expired
link-expired-text = Links stop working after a while to keep your things safe.
link-expired = This link has expired. Ask for a fresh one.
link-password-there = There is a password already. Log in with it, or ask for a new one.
link-fresh-text = We can send a new one to the same address.
link-fresh-send = Send a new link
link-fresh-sent = If your link came from { $studio }, you’ll shortly get an email at the address it was sent to.

no-access-not-opened-title = Your portal is not open yet
no-access-not-opened-text = { $studio } is still preparing it. You will get an e-mail as soon as it opens, and you need to do nothing until then.
no-access-for-now-title = Your portal is closed for now
no-access-for-now-text = { $studio } has closed your portal for now. Everything in it is kept. You’ll get an email when it opens again. If you need something before then, please contact the studio.
no-access-closed-title = Your access is closed
no-access-closed-text = { $studio } has closed your access to this portal. If you think this is a mistake, please write to the studio.
no-access-shared-title = Two people share this address
no-access-shared-text = { $studio } has this e-mail address for more than one person, and the portal needs one address for each.
no-access-shared-todo = Please tell the studio which address is yours alone; they can then open the portal for it.
