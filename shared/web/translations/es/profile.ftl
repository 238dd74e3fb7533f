# A client’s profile and sessions.

profile-title = Su perfil
profile-details = Sus datos
profile-name = Nombre
profile-phone = Teléfono
profile-email = Correo electrónico
profile-save = Guardar cambios
profile-saved = Cambios guardados.
profile-changed-meanwhile = Este dato se modificó después de que abriera la página. Ahora consta: «{ $saved }». Guarde de nuevo para conservar el suyo.
profile-removed-meanwhile = Este dato se eliminó después de que abriera la página. Guarde de nuevo para conservar el suyo.
profile-ask-the-studio = Para cambiar estos datos, póngase en contacto con { $studio }.
profile-not-permitted = Solo el estudio puede cambiar estos datos. Póngase en contacto con él para actualizarlos.
profile-language = Idioma del portal
profile-email-is = Inicia sesión con { $email }.
profile-email-waits = Hemos enviado un enlace de confirmación a { $email }. Es válido hasta el { $until }.
profile-email-change = Cambiar el correo electrónico
profile-new-email = Nuevo correo electrónico
profile-new-email-hint = Enviaremos un enlace de confirmación a la nueva dirección.
profile-email-send = Enviar enlace de confirmación
profile-email-asked = Hemos enviado un enlace de confirmación a su nueva dirección. Revise su bandeja de entrada.
profile-email-changed = Se ha confirmado su nuevo correo electrónico.
profile-email-taken = Esta dirección ya se usa en este portal. Elija otra.
profile-same-email = Este ya es su correo electrónico
profile-current = Contraseña actual
profile-no-current = Escriba su contraseña actual
profile-wrong-current = La contraseña actual no es correcta
profile-by-link = Aún no tiene contraseña. Por seguridad, esto solo es posible durante los diez minutos siguientes a iniciar sesión con un enlace.
profile-log-in-again = Por seguridad, cierre la sesión e inicie sesión de nuevo con un enlace nuevo. Después, inténtelo otra vez en los diez minutos siguientes.
profile-password = Contraseña
profile-password-change = Cambiar la contraseña
profile-password-create = Crear una contraseña
profile-new-password = Nueva contraseña
profile-password-hint = Al menos 10 caracteres. Varias palabras sin relación entre sí forman una contraseña segura.
profile-password-ends = Se cerrará su sesión en todos los demás dispositivos.
profile-password-save = Guardar la nueva contraseña
profile-password-changed = Se ha cambiado su contraseña y se ha cerrado la sesión en todos los demás dispositivos.
profile-devices = Dónde ha iniciado sesión
profile-this-one = Este dispositivo
profile-seen = Última actividad: { $at }
profile-began = sesión iniciada el { $at }
profile-opened-by-link = con un enlace
profile-device = { $browser } en { $system }
profile-device-unknown = Dispositivo desconocido
profile-end-others = Cerrar sesión en los demás dispositivos
profile-end-all = Cerrar sesión en todas partes
profile-session-ended = Se ha cerrado la sesión en ese dispositivo.
profile-others-ended = Se ha cerrado la sesión en todos los demás dispositivos.

# The page of the link that confirms a new email address.

profile-confirm-title = Confirme su correo electrónico
profile-confirm-text = Usará { $email } para iniciar sesión en el portal de clientes de { $studio }. Los correos del portal también llegarán allí.
profile-confirm-button = Confirmar la dirección
profile-confirm-over-title = Este enlace ya no funciona
profile-confirm-over = Ya se ha utilizado o ha caducado. Si aún quiere cambiar su correo electrónico, solicite un enlace nuevo en su perfil.

# Emails.

profile-letter-confirm-subject = Confirme su nueva dirección de correo para { $studio }
profile-letter-confirm-preview = Será válida en cuanto la confirme.
profile-letter-confirm-text = Hemos recibido una solicitud para usar esta dirección de correo en el portal de clientes de { $studio }. Confírmela, por favor:
profile-letter-confirm-button = Confirmar la dirección
profile-letter-confirm-small = Este enlace caduca en 30 minutos y solo se puede usar una vez. Si no ha sido usted, puede ignorar este correo: no cambiará nada.
profile-letter-asked-subject = Su dirección de correo en { $studio } va a cambiar
profile-letter-asked-text = Hemos recibido una solicitud para cambiar la dirección de correo de su portal de clientes con { $studio } a { $email }. El cambio será efectivo en cuanto se confirme la nueva dirección.
profile-letter-asked-button = Ver su perfil
profile-letter-asked-small = Si no ha sido usted, cambie enseguida su contraseña, cierre la sesión en todos los dispositivos desde su perfil y avise al estudio.
profile-letter-changed-subject = Su dirección de correo en { $studio } ha cambiado
profile-letter-changed-text = Su dirección para iniciar sesión en el portal de clientes de { $studio } es ahora { $email }. Los correos del portal también llegarán allí.
profile-letter-changed-small = Si no ha sido usted, avise enseguida al estudio para que pueda proteger su cuenta.
profile-letter-password-subject = Se ha cambiado su contraseña de { $studio }
profile-letter-password-text = Se acaba de cambiar su contraseña del portal de clientes de { $studio }, y se ha cerrado la sesión en todos los demás dispositivos.
profile-letter-password-button = Elegir una contraseña nueva
profile-letter-password-small = Si no ha sido usted, elija enseguida una contraseña nueva y avise al estudio.
