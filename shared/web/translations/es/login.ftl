# Logging in.

login-title = Iniciar sesión
login-email = Correo electrónico
login-password = Contraseña
login-send = Iniciar sesión
login-forgot = ¿Ha olvidado su contraseña?
login-no-password = Escriba su contraseña
login-refused = El correo electrónico o la contraseña no son correctos. Inténtelo de nuevo o use «¿Ha olvidado su contraseña?».

# Above the login, when a form was sent after the session had ended.
login-kept = Se ha cerrado su sesión. Inicie sesión para continuar: lo que escribió seguirá ahí.
