# What a client keeps up themselves, and where they are logged in.

profile-title = Su perfil
profile-details = Sus datos
profile-name = Nombre
profile-phone = Teléfono
profile-email = Correo electrónico
profile-save = Guardar
profile-saved = Guardado.
profile-changed-meanwhile = Este dato se modificó después de que abriera la página. Ahora consta: «{ $saved }». Guarde de nuevo para conservar el suyo.
profile-removed-meanwhile = Este dato se eliminó después de que abriera la página. Guarde de nuevo para conservar el suyo.
profile-ask-the-studio = Para cambiar estos datos, escriba a { $studio }.
profile-not-permitted = El estudio lleva estos datos. Escríbale si quiere cambiarlos.
profile-language = Idioma del portal
profile-email-is = Usted entra con { $email }.
profile-email-waits = Hemos escrito a { $email }. Abra el enlace de ese mensaje para confirmar la dirección; funciona hasta el { $until }.
profile-email-change = Cambiar el correo electrónico
profile-new-email = Nuevo correo electrónico
profile-new-email-hint = Enviamos un enlace a esa dirección. Vale en cuanto usted la confirme.
profile-email-send = Enviar el enlace
profile-email-asked = Mire en el buzón de la nueva dirección: hay un enlace en camino.
profile-email-changed = Su nuevo correo electrónico está confirmado.
profile-email-taken = Esta dirección ya se usa en este portal. Elija otra.
profile-same-email = Esta ya es su dirección
profile-current = Su contraseña actual
profile-no-current = Escriba su contraseña actual
profile-wrong-current = Esta no es su contraseña actual
profile-by-link = Usted no tiene contraseña. Esto es posible durante los diez minutos siguientes a entrar con un enlace.
profile-log-in-again = Para esto, cierre la sesión, vuelva a entrar con un enlace nuevo y hágalo en los diez minutos siguientes.
profile-password = Contraseña
profile-password-change = Cambiar la contraseña
profile-password-create = Crear una contraseña
profile-new-password = Nueva contraseña
profile-password-hint = Al menos 10 caracteres. Unas cuantas palabras sin relación entre sí sirven bien.
profile-password-ends = Se cierra la sesión en todos los demás dispositivos.
profile-password-save = Guardar la nueva contraseña
profile-password-changed = Su nueva contraseña está guardada. Se ha cerrado la sesión en todos los demás dispositivos.
profile-devices = Dónde tiene la sesión abierta
profile-this-one = este dispositivo
profile-seen = Última actividad: { $at }
profile-began = sesión iniciada el { $at }
profile-opened-by-link = abierta con un enlace
profile-device = { $browser } en { $system }
profile-device-unknown = Dispositivo desconocido
profile-end-others = Cerrar sesión en los demás dispositivos
profile-end-all = Cerrar sesión en todas partes
profile-session-ended = Se ha cerrado la sesión en ese dispositivo.
profile-others-ended = Se ha cerrado la sesión en todos los demás dispositivos.

# The link in a new mailbox.

profile-confirm-title = Confirme su correo electrónico
profile-confirm-text = { $email } será la dirección con la que usted entra en { $studio } y a la que llegan los mensajes.
profile-confirm-button = Confirmar la dirección
profile-confirm-over-title = Este enlace ya no funciona
profile-confirm-over = Ya se ha usado o es demasiado antiguo. Si aún quiere cambiar la dirección, pida un enlace nuevo en su perfil.

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
profile-letter-changed-text = Su dirección para entrar en el portal de clientes de { $studio } es ahora { $email }. Los correos del portal también llegarán allí.
profile-letter-changed-small = Si no ha sido usted, avise enseguida al estudio para que pueda proteger su cuenta.
profile-letter-password-subject = Se ha cambiado su contraseña de { $studio }
profile-letter-password-text = Se acaba de cambiar su contraseña del portal de clientes de { $studio }, y se ha cerrado la sesión en todos los demás dispositivos.
profile-letter-password-button = Elegir una contraseña nueva
profile-letter-password-small = Si no ha sido usted, elija enseguida una contraseña nueva y avise al estudio.
