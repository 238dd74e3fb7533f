# The frame around every page.

nav-label = Portal
nav-home = Home
nav-activity = Activity
nav-files = Files
nav-payments = Payments
nav-profile = Profile
frame-skip = Skip to content
frame-log-out = Log out
frame-colophon = Powered by Portico
frame-language = Language
frame-only-shows = This link is view-only. To sign, pay or reply, please log in.
