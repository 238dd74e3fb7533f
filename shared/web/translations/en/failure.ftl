# Error pages and messages.

failure-back = Back to home
failure-back-there = Go back

# A date and time follow.
failure-try-again = You can try again:

# A number follows.
failure-id = Error reference:
failure-text = Please go back and try again.
failure-invalid-title = Some fields are invalid
failure-invalid-text = Please go back and check what you entered.
failure-unauthenticated-title = Log in to continue
failure-forbidden-title = You don’t have access to this
failure-not-found-title = Page not found
failure-not-found-text = The page may have been moved or removed, or the link is incomplete.
failure-conflict-title = This changed in the meantime
failure-stale = Something changed after you opened this page. Please check it and try again.
failure-version-missing-title = If-Match header missing
failure-version-missing = Send the ETag of the version you read as If-Match, so that you don’t overwrite someone else’s change, or send * to replace whatever is there.
failure-repeated = The same request is still being processed. Try again in a moment.
failure-too-large-title = Too large
failure-body-too-large = The limit is { $size }.
failure-file-too-large = The limit is { $size } per request. Upload larger files in parts.
failure-unsupported-title = This format isn’t supported
failure-range-title = The requested range is outside the file
failure-too-many-title = Too many attempts
failure-too-many-text = Please wait a moment before you try again.
failure-too-many-again = { $count ->
    [one] Try again in one second.
   *[other] Try again in { $count } seconds.
}
failure-too-many-form = Too many attempts. Try again in { $wait }, or get a link by email with “Forgot your password?”.
failure-unavailable-title = Temporarily unavailable
failure-busy = The portal is busy right now. Please try again in a moment.
failure-broken-off = Upload interrupted. Please try again.
failure-request-broke-off = The request was interrupted. Please try again.
failure-other-site = This request came from another website. Open the page directly and try again.
failure-not-switched-on = The studio hasn’t turned this on for you. Contact the studio if you need it.
failure-only-shows = This link is view-only. Log in to continue.
failure-broken-title = Something went wrong
failure-broken-text = The problem is on our side. Please try again in a moment.

# A portal that is switched off for everyone (A11).
failure-closed-title = The portal is temporarily closed
failure-closed-text = { $studio } has temporarily closed its client portal. Everything is kept and will be here when it reopens.
failure-closed-urgent = For anything urgent, please contact the studio directly.

failure-moved-title = This portal has a new address
failure-moved-text = What you entered wasn’t sent. Go back to copy it, then open the new address.
failure-moved-go = Open the new address

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Page not found
failure-no-portal-text = There’s no client portal at this address. Check the link for typos, or ask the studio that sent it to you.
failure-out-of-reach = The portal can’t be reached right now. Please try again in a minute.

# The session has ended.
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
failure-resumed-text = You’d been logged out, so nothing has been sent yet. Check what you entered and send it again.

# Names of files follow.
failure-files-again = Please choose these files again: { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = What you typed
failure-continue = Continue
