# The frame around every page.

nav-label = Portal
nav-home = Home
nav-activity = Activity
nav-files = Files
nav-payments = Payments
nav-profile = Profile
frame-skip = Skip to the page
frame-log-out = Log out
frame-colophon = { $studio } uses Portico
frame-language = Language
frame-only-shows = This link only shows. To answer, sign, pay or write, please log in.
