# Logging in.

login-title = Se connecter
login-email = Adresse e-mail
login-password = Mot de passe
login-send = Se connecter
login-forgot = Mot de passe oublié ?
login-no-password = Saisissez votre mot de passe
login-refused = Adresse e-mail ou mot de passe incorrect. Réessayez ou utilisez « Mot de passe oublié ? ».

# Above the login, when a form was sent after the session had ended.
login-kept = Votre session est terminée. Connectez-vous pour continuer : votre saisie sera toujours là.
