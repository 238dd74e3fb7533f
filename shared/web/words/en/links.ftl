# Personal links: asking for one, and what one opens.

forgot-title = Forgot your password?
forgot-text = Tell us your e-mail address, and we send you a link to choose a new one.

password-create-title = Create your password
password-create-text = Once it is set, you are in, and you can come back with it at any time.
password-create-send = Create password and log in
password-reset-title = Choose a new password
password-reset-text = Setting it signs you out everywhere else.
password-reset-send = Save new password
password-hint = At least 10 characters. A few unrelated words make a good one.

sign-in-button = E-mail me a link
sign-in-ask-title = Log in with a link
sign-in-ask-text = Tell us your e-mail address, and we send you a link that logs you in. You need no password.
sign-in-open-title = Log in
sign-in-open-as = You are about to log in as { $email }.

link-send = Send me a link
link-back-to-login = Back to log in
link-to-login = Go to log in
link-sent-title = Please look in your mailbox
link-sent = If there is somebody here with that address, a letter is on its way to it.
link-sent-text = If { $studio } knows that address, a letter is on its way to it. It usually arrives within a minute.
link-sent-nothing = Nothing there? Look in the spam folder, or check that you used the address the studio writes to.
link-too-many = { $minutes ->
    [one] Several links were asked for already. Please look in your mailbox; you can ask for another in { $minutes } minute.
   *[other] Several links were asked for already. Please look in your mailbox; you can ask for another in { $minutes } minutes.
}

link-used-title = This link has been used
link-used-text = Each link works once. If you have set your password already, simply log in.
link-used = This link has been used. Ask for a fresh one.
link-expired-title = This link has expired
link-expired-text = Links stop working after a while to keep your things safe.
link-expired = This link has expired. Ask for a fresh one.
link-password-there = There is a password already. Log in with it, or ask for a new one.
link-fresh-text = We can send a fresh one to the same address.
link-fresh-send = Send me a fresh link

no-access-not-opened-title = Your portal is not open yet
no-access-not-opened-text = { $studio } is still preparing it. You will get an e-mail as soon as it opens, and you need to do nothing until then.
no-access-closed-title = Your access is closed
no-access-closed-text = { $studio } has closed your access to this portal. If you think this is a mistake, please write to the studio.
no-access-shared-title = Two people share this address
no-access-shared-text = { $studio } has this e-mail address for more than one person, and the portal needs one address for each.
no-access-shared-todo = Please tell the studio which address is yours alone; they can then open the portal for it.
