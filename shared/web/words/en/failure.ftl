# What went wrong, in words for a person.

failure-back = Back to the start
failure-back-there = Go back

# A moment follows.
failure-try-again = You can try again:

# A number follows.
failure-id = If you ask for help, mention this number:
failure-text = Please go back and try again.
failure-invalid-title = Some fields need fixing
failure-invalid-text = Please go back and check what you entered.
failure-unauthenticated-title = Sign in first
failure-forbidden-title = This is not open to you
failure-not-found-title = Page not found
failure-not-found-text = The page may have been moved or removed, or the link is incomplete.
failure-conflict-title = That does not fit what is there now
failure-stale = Something changed in the meantime. Please look at it again and repeat what you wanted.
failure-version-missing-title = Say which version you change
failure-version-missing = Send the ETag of what you read as If-Match, so that nobody else’s change is lost, or * to replace whatever is there.
failure-repeated = The same request is being answered already. Repeat it in a moment to get its answer.
failure-too-large-title = That is too large
failure-body-too-large = Send at most { $size } here.
failure-file-too-large = Send at most { $size } in one request; larger files go in parts.
failure-unsupported-title = This kind is not taken here
failure-range-title = The range lies outside the file
failure-too-many-title = Too many attempts
failure-too-many-text = Somebody, perhaps you, tried this very often.
failure-too-many-again = { $count ->
    [one] Try again in one second.
   *[other] Try again in { $count } seconds.
}
failure-too-many-form = Too many attempts. Please wait { $wait } and try again, or ask for a link by e-mail with “Forgot your password?”.
failure-unavailable-title = Not possible right now
failure-busy = The portal is very busy. Please try again in a moment.
failure-broken-off = The upload broke off. Please send it again.
failure-request-broke-off = The request broke off before it was complete
failure-other-site = This request came from another site. Open the page here and try again.
failure-not-switched-on = The studio has not switched this on for you. Ask the studio if you need it.
failure-only-shows = This link only shows. Log in with your e-mail address to go on.
failure-broken-title = Something broke on our side
failure-broken-text = This is our mistake, not yours. Nothing you entered was half done. Please try again.

# A portal that is switched off for everyone (A11).
failure-closed-title = The portal is closed for now
failure-closed-text = { $studio } has closed its client portal for the moment. Nothing of yours is lost: it will be here when the portal opens again.
failure-closed-urgent = For anything urgent, please write to the studio as you usually do.

failure-moved-title = This portal has a new address
failure-moved-text = What you entered wasn’t sent. Go back to copy it, then open the new address.
failure-moved-go = Open the new address

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Page not found
failure-no-portal-text = There’s no client portal at this address. Check the link for typos, or ask the studio that sent it to you.
failure-out-of-reach = The portal can’t be reached right now. Please try again in a minute.

# Nobody is logged in any more.
failure-logged-out = You’ve been logged out. Log in to continue.

# A form was opened by one person and sent while another was logged in.
failure-stranger-title = Someone else is logged in now
failure-stranger-text = You’re now logged in as { $name }, but this page was opened for someone else. Nothing was sent.

# A form that does not say whom its page was opened for.
failure-unmarked-title = This page is out of date
failure-unmarked-text = Nothing was sent. Reload the page and send it again.
failure-unmarked-reload = Reload the page

# As the other person.
failure-switch-text = If this was meant to come from the other person, log in as them. What was typed will still be there.
failure-switch = Log in as someone else

# A form that comes back after a login.
failure-resumed-title = You’re logged in again
failure-resumed-text = You had been logged out, so nothing has been sent yet. Check what you entered and send it again.

# Names of files follow.
failure-files-again = Please choose these files again: { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = What you typed
failure-continue = Continue
