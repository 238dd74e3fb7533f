# Logging in.

login-title = Log in
login-email = E-mail
login-password = Password
login-send = Log in
login-forgot = Forgot your password?
login-no-password = Enter your password
# The one answer to everything that is not a login (A7).
login-refused = This e-mail and password do not match. Check both, or ask for a new password with “Forgot your password?”.

# Above the login, when a form was sent after the session had ended.
login-kept = You’ve been logged out. Log in to continue: what you typed will still be there.
