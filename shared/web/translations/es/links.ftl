# Personal links: requesting one and opening one.

forgot-title = ¿Ha olvidado su contraseña?
forgot-text = Escriba su correo electrónico y le enviaremos un enlace para restablecer su contraseña.

password-create-title = Cree su contraseña
password-create-text = La usará junto con su correo electrónico para iniciar sesión.
password-create-send = Crear contraseña e iniciar sesión
password-reset-title = Elija una contraseña nueva
password-reset-text = Se cerrará su sesión en todos los demás dispositivos.
password-reset-send = Guardar la contraseña nueva
password-changed-notice = Se ha cambiado su contraseña y se ha cerrado la sesión en todos los demás dispositivos.
password-hint = Al menos 10 caracteres. Varias palabras sin relación entre sí forman una contraseña segura.

sign-in-button = Enviarme un enlace de acceso
sign-in-ask-title = Iniciar sesión con un enlace
sign-in-ask-text = Escriba su correo electrónico y le enviaremos un enlace de acceso. No necesita contraseña.
sign-in-open-title = Iniciar sesión
sign-in-open-as = Va a iniciar sesión como { $email }.

link-send = Enviar enlace
link-back-to-login = Volver al inicio de sesión
link-to-login = Ir al inicio de sesión
link-sent-title = Revise su correo
link-sent = Si esa dirección está registrada, recibirá un correo en breve.
link-sent-text = Si esa dirección está registrada en { $studio }, recibirá un correo en breve.
link-sent-nothing = ¿No ha llegado nada? Mire en la carpeta de correo no deseado o pruebe con la dirección a la que le escribe el estudio.
link-too-many = { $minutes ->
    [one] Ya se han solicitado varios correos. Revise su bandeja de entrada y la carpeta de correo no deseado, o inténtelo de nuevo dentro de { $minutes } minuto.
   *[other] Ya se han solicitado varios correos. Revise su bandeja de entrada y la carpeta de correo no deseado, o inténtelo de nuevo dentro de { $minutes } minutos.
}

link-used-title = Este enlace ya se ha utilizado
link-used-text = Cada enlace funciona una sola vez. Si ya tiene contraseña, inicie sesión.
link-used = Este enlace ya se ha utilizado. Solicite uno nuevo.
link-expired-title = Este enlace ha caducado
link-expired-text = Por su seguridad, los enlaces caducan al cabo de un tiempo.
link-expired = Este enlace ha caducado. Solicite uno nuevo.
link-password-there = Ya tiene una contraseña. Inicie sesión o restablézcala.
link-fresh-text = Podemos enviarle un enlace nuevo a la misma dirección.
link-fresh-send = Enviar un enlace nuevo
link-fresh-sent = Si su enlace es de { $studio }, recibirá en breve un correo en la dirección a la que se envió.

no-access-not-opened-title = Su portal aún no está abierto
no-access-not-opened-text = { $studio } todavía lo está preparando. Recibirá un correo en cuanto se abra. Hasta entonces no tiene que hacer nada.
no-access-for-now-title = Su portal está cerrado temporalmente
no-access-for-now-text = { $studio } ha cerrado temporalmente su portal. Todo lo que contiene se conserva. Recibirá un correo cuando vuelva a abrirse. Si necesita algo antes, póngase en contacto con el estudio.
no-access-closed-title = Su acceso está cerrado
no-access-closed-text = { $studio } ha cerrado su acceso a este portal. Si cree que es un error, póngase en contacto con el estudio.
no-access-shared-title = Dos personas comparten esta dirección
no-access-shared-text = { $studio } tiene esta dirección de correo para más de una persona, y el portal necesita una distinta para cada una.
no-access-shared-todo = Indique al estudio una dirección que sea solo suya, para que pueda abrirle el portal.
