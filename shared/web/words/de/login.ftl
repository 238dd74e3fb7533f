# Logging in.

login-title = Anmelden
login-email = E-Mail
login-password = Passwort
login-send = Anmelden
login-forgot = Passwort vergessen?
login-no-password = Geben Sie Ihr Passwort ein
login-refused = E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides, oder fordern Sie mit „Passwort vergessen?“ ein neues Passwort an.

# Above the login, when a form was sent after the session had ended.
login-kept = Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren: Ihre Eingaben bleiben erhalten.
