# Logging in.

login-title = Accedi
login-email = E-mail
login-password = Password
login-send = Accedi
login-forgot = Password dimenticata?
login-no-password = Inserisca la Sua password
login-refused = L’e-mail o la password non è corretta. Riprovi o usi «Password dimenticata?».

# Above the login, when a form was sent after the session had ended.
login-kept = La sessione è terminata. Acceda per continuare: quanto ha scritto sarà ancora lì.
