# Logging in.

login-title = Log in
login-email = Email
login-password = Password
login-send = Log in
login-forgot = Forgot your password?
login-no-password = Enter your password
# The same answer for every failed login (A7).
login-refused = The email or password is incorrect. Try again, or use “Forgot your password?”.

# Above the login, when a form was sent after the session had ended.
login-kept = You’ve been logged out. Log in to continue: what you typed will still be there.
