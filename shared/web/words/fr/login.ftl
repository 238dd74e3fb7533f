# Logging in.

login-title = Se connecter
login-email = Adresse e-mail
login-password = Mot de passe
login-send = Se connecter
login-forgot = Mot de passe oublié ?
login-no-password = Saisissez votre mot de passe
login-refused = Cette adresse e-mail et ce mot de passe ne correspondent pas. Vérifiez les deux, ou demandez un nouveau mot de passe avec « Mot de passe oublié ? ».

# Above the login, when a form was sent after the session had ended.
login-kept = Vous avez été déconnecté. Connectez-vous pour continuer : ce que vous avez saisi sera toujours là.
