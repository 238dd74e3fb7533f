# Error pages and messages.

failure-back = Volver al inicio
failure-back-there = Volver

# A date and time follow.
failure-try-again = Puede intentarlo de nuevo:

# A number follows.
failure-id = Referencia del error:
failure-text = Vuelva atrás e inténtelo de nuevo.
failure-invalid-title = Algunos campos no son válidos
failure-invalid-text = Vuelva atrás y revise lo que escribió.
failure-unauthenticated-title = Inicie sesión para continuar
failure-forbidden-title = Acceso denegado
failure-not-found-title = Página no encontrada
failure-not-found-text = Es posible que la página se haya movido o eliminado, o que el enlace esté incompleto.
failure-conflict-title = Esto ha cambiado entretanto
failure-stale = Algo ha cambiado desde que abrió esta página. Revísela e inténtelo de nuevo.
failure-version-missing-title = Falta la cabecera If-Match
failure-version-missing = Envíe el ETag de la versión leída como If-Match, para no sobrescribir el cambio de otra persona, o * para reemplazar la versión actual.
failure-repeated = La misma solicitud todavía se está procesando. Inténtelo de nuevo en unos instantes.
failure-too-large-title = Demasiado grande
failure-body-too-large = El límite es de { $size }.
failure-file-too-large = El límite es de { $size } por solicitud. Suba los archivos más grandes por partes.
failure-unsupported-title = Formato no admitido
failure-range-title = El intervalo solicitado está fuera del archivo
failure-too-many-title = Demasiados intentos
failure-too-many-text = Espere un momento antes de volver a intentarlo.
failure-too-many-again = { $count ->
    [one] Inténtelo de nuevo en un segundo.
   *[other] Inténtelo de nuevo en { $count } segundos.
}
failure-too-many-form = Demasiados intentos. Espere { $wait } e inténtelo de nuevo, o pida un enlace por correo con «¿Ha olvidado su contraseña?».
failure-unavailable-title = No disponible en este momento
failure-busy = El portal está sobrecargado en este momento. Inténtelo de nuevo en unos instantes.
failure-broken-off = La subida se ha interrumpido. Inténtelo de nuevo.
failure-request-broke-off = La solicitud se ha interrumpido. Inténtelo de nuevo.
failure-other-site = Esta solicitud procede de otro sitio web. Abra la página directamente e inténtelo de nuevo.
failure-not-switched-on = El estudio no ha activado esta función para usted. Póngase en contacto con el estudio si la necesita.
failure-only-shows = Este enlace es solo de consulta. Inicie sesión para continuar.
failure-broken-title = Se ha producido un error
failure-broken-text = El problema es nuestro. Inténtelo de nuevo en unos instantes.

# A portal that is switched off for everyone (A11).
failure-closed-title = El portal está cerrado temporalmente
failure-closed-text = { $studio } ha cerrado temporalmente su portal de clientes. Todo se conserva y seguirá aquí cuando vuelva a abrir.
failure-closed-urgent = Para cualquier asunto urgente, póngase en contacto directamente con el estudio.

failure-moved-title = Este portal tiene una dirección nueva
failure-moved-text = Lo que ha escrito no se ha enviado. Vuelva atrás para copiarlo y abra después la dirección nueva.
failure-moved-go = Abrir la dirección nueva

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Página no encontrada
failure-no-portal-text = No hay ningún portal de clientes en esta dirección. Compruebe que el enlace no tenga errores o pregunte al estudio que se lo envió.
failure-out-of-reach = No se puede acceder al portal en este momento. Inténtelo de nuevo dentro de un minuto.

# The session has ended.
failure-logged-out = Se ha cerrado su sesión. Inicie sesión para continuar.

# A form was opened by one person and sent while another was logged in.
failure-stranger-title = Ahora hay otra persona con la sesión iniciada
failure-stranger-text = Ahora la sesión es de { $name }, pero esta página se abrió para otra persona. No se ha enviado nada.

# A form that does not say whom its page was opened for.
failure-unmarked-title = Esta página no está actualizada
failure-unmarked-text = No se ha enviado nada. Vuelva a cargar la página y envíelo de nuevo.
failure-unmarked-reload = Volver a cargar la página

# As the other person.
failure-switch-text = Si el envío debía ser de la otra persona, inicie sesión con su cuenta. Lo escrito seguirá ahí.
failure-switch = Iniciar sesión con otra cuenta

# A form that comes back after a login.
failure-resumed-title = Ha vuelto a iniciar sesión
failure-resumed-text = Se había cerrado su sesión, por lo que aún no se ha enviado nada. Revise lo que escribió y envíelo de nuevo.

# Names of files follow.
failure-files-again = Vuelva a elegir estos archivos: { $files }

# A heading; the text of a form that could not be sent follows.
failure-typed = Su texto
failure-continue = Continuar
