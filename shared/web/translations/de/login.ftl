# Logging in.

login-title = Anmelden
login-email = E-Mail
login-password = Passwort
login-send = Anmelden
login-forgot = Passwort vergessen?
login-no-password = Geben Sie Ihr Passwort ein
login-refused = E-Mail-Adresse oder Passwort ist falsch. Versuchen Sie es noch einmal, oder nutzen Sie „Passwort vergessen?“.

# Above the login, when a form was sent after the session had ended.
login-kept = Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren: Ihre Eingaben bleiben erhalten.
