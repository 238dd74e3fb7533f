# Personal links: asking for one, and what one opens.

forgot-title = ¿Ha olvidado su contraseña?
forgot-text = Indíquenos su correo electrónico y le enviaremos un enlace para elegir una nueva.

password-create-title = Cree su contraseña
password-create-text = Al guardarla habrá entrado, y podrá volver con ella cuando quiera.
password-create-send = Crear la contraseña y entrar
password-reset-title = Elija una contraseña nueva
password-reset-text = Al guardarla se cerrará su sesión en todos los demás dispositivos.
password-reset-send = Guardar la contraseña nueva
password-hint = Al menos 10 caracteres. Unas cuantas palabras sin relación entre sí forman una buena.

sign-in-button = Enviarme un enlace
sign-in-ask-title = Entrar con un enlace
sign-in-ask-text = Indíquenos su correo electrónico y le enviaremos un enlace para entrar. No necesita contraseña.
sign-in-open-title = Entrar
sign-in-open-as = Va a entrar como { $email }.

link-send = Enviarme un enlace
link-back-to-login = Volver al inicio de sesión
link-to-login = Ir al inicio de sesión
link-sent-title = Mire en su buzón, por favor
link-sent = Si alguien aquí tiene esa dirección, hay un correo en camino.
link-sent-text = Si { $studio } conoce esa dirección, hay un correo en camino. Suele llegar en menos de un minuto.
link-sent-nothing = ¿No ha llegado nada? Mire en la carpeta de correo no deseado o compruebe que es la dirección a la que le escribe el estudio.
link-too-many = { $minutes ->
    [one] Ya se han pedido varios enlaces. Mire en su buzón; podrá pedir otro dentro de { $minutes } minuto.
   *[other] Ya se han pedido varios enlaces. Mire en su buzón; podrá pedir otro dentro de { $minutes } minutos.
}

link-used-title = Este enlace ya se ha usado
link-used-text = Cada enlace sirve una sola vez. Si ya ha creado su contraseña, entre sin más con ella.
link-used = Este enlace ya se ha usado. Pida uno nuevo.
link-expired-title = Este enlace ha caducado
link-expired-text = Los enlaces dejan de funcionar al cabo de un tiempo para proteger lo suyo.
link-expired = Este enlace ha caducado. Pida uno nuevo.
link-password-there = Ya hay una contraseña. Entre con ella o pida una nueva.
link-fresh-text = Podemos enviar uno nuevo a la misma dirección.
link-fresh-send = Enviarme un enlace nuevo

no-access-not-opened-title = Su portal aún no está abierto
no-access-not-opened-text = { $studio } todavía lo está preparando. Recibirá un correo en cuanto se abra; hasta entonces no tiene que hacer nada.
no-access-closed-title = Su acceso está cerrado
no-access-closed-text = { $studio } ha cerrado su acceso a este portal. Si cree que es un error, escriba al estudio.
no-access-shared-title = Dos personas comparten esta dirección
no-access-shared-text = { $studio } tiene esta dirección de correo para más de una persona, y el portal necesita una para cada una.
no-access-shared-todo = Indique al estudio qué dirección es solo suya; así podrá abrir el portal para ella.
