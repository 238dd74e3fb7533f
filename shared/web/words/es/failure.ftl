# What went wrong, in words for a person.

failure-back = Volver al inicio
failure-back-there = Volver

# A moment follows.
failure-try-again = Puede intentarlo de nuevo:

# A number follows.
failure-id = Si pide ayuda, mencione este número:
failure-text = Vuelva atrás e inténtelo de nuevo.
failure-invalid-title = Hay que corregir algunos campos
failure-invalid-text = Vuelva atrás y revise lo que escribió.
failure-unauthenticated-title = Primero inicie sesión
failure-forbidden-title = Esto no está abierto para usted
failure-not-found-title = Página no encontrada
failure-not-found-text = Es posible que la página se haya movido o eliminado, o que el enlace esté incompleto.
failure-conflict-title = Eso no encaja con el estado actual
failure-stale = Algo cambió mientras tanto. Mírelo de nuevo y repita lo que quería hacer.
failure-version-missing-title = Indique qué versión modifica
failure-version-missing = Envíe el ETag de lo que leyó como If-Match, para que no se pierda ningún otro cambio, o * para reemplazar lo que haya.
failure-repeated = La misma petición ya se está respondiendo. Repítala en un momento para obtener su respuesta.
failure-too-large-title = Es demasiado grande
failure-body-too-large = Envíe aquí como máximo { $size }.
failure-file-too-large = Envíe como máximo { $size } de una vez; los archivos mayores van por partes.
failure-unsupported-title = Este tipo no se acepta aquí
failure-range-title = El intervalo queda fuera del archivo
failure-too-many-title = Demasiados intentos
failure-too-many-text = Alguien, quizá usted, lo intentó muchas veces.
failure-too-many-again = { $count ->
    [one] Inténtelo de nuevo en un segundo.
   *[other] Inténtelo de nuevo en { $count } segundos.
}
failure-too-many-form = Demasiados intentos. Espere { $wait } e inténtelo de nuevo, o pida un enlace por correo con «¿Ha olvidado su contraseña?».
failure-unavailable-title = No es posible ahora mismo
failure-busy = El portal está muy ocupado. Inténtelo de nuevo en un momento.
failure-broken-off = La subida se interrumpió. Envíelo de nuevo.
failure-request-broke-off = La petición se interrumpió antes de completarse
failure-other-site = Esta petición vino de otro sitio. Abra la página aquí e inténtelo de nuevo.
failure-not-switched-on = El estudio no lo ha activado para usted. Pídaselo si lo necesita.
failure-only-shows = Este enlace es solo para ver. Inicie sesión con su correo para continuar.
failure-broken-title = Algo falló por nuestra parte
failure-broken-text = Es un error nuestro, no suyo. Nada de lo que escribió quedó a medias. Inténtelo de nuevo.

# A portal that is switched off for everyone (A11).
failure-closed-title = El portal está cerrado por el momento
failure-closed-text = { $studio } ha cerrado su portal de clientes por el momento. No se pierde nada: todo seguirá aquí cuando el portal vuelva a abrir.
failure-closed-urgent = Para algo urgente, escriba al estudio como de costumbre.

failure-moved-title = Este portal tiene una dirección nueva
failure-moved-text = Lo que ha escrito no se ha enviado. Vuelva atrás para copiarlo y abra después la dirección nueva.
failure-moved-go = Abrir la dirección nueva

# Where no studio is known: an address without a portal, or a database out of reach.
failure-no-portal-title = Página no encontrada
failure-no-portal-text = No hay ningún portal de clientes en esta dirección. Compruebe que el enlace no tenga errores o pregunte al estudio que se lo envió.
failure-out-of-reach = No se puede acceder al portal en este momento. Inténtelo de nuevo dentro de un minuto.

# Nobody is logged in any more.
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
failure-typed = Lo que escribió
failure-continue = Continuar
