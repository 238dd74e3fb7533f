# Letters to clients.

letter-hello = Hola, { $name }:
letter-link-line = Si el botón no funciona, abra esta dirección:

letter-invite-subject = Su portal con { $studio }
letter-invite-preview = Elija una contraseña y ya puede entrar.
letter-invite-text = { $studio } ha abierto un portal privado para usted. Sus archivos, documentos y pagos están allí, en un solo lugar.
letter-invite-ask = Elija una contraseña y ya puede entrar:
letter-invite-button = Abrir su portal
letter-invite-small = El enlace es solo suyo y sirve durante tres días; no lo comparta, por favor. Cuando caduque, su página le enviará uno nuevo.

letter-activated-subject = Su portal con { $studio } está abierto
letter-activated-preview = Todo está en un solo lugar.
letter-activated-text = Su portal con { $studio } está abierto. Todo lo que se le ha enviado le espera allí, y su contraseña sigue siendo la misma.
letter-activated-button = Ir a su portal
letter-activated-small = ¿Ha olvidado la contraseña? La página de inicio de sesión le envía un enlace.

letter-reset-subject = Una contraseña nueva para { $studio }
letter-reset-preview = Elija una contraseña nueva con este enlace.
letter-reset-text = Alguien, probablemente usted, ha pedido una contraseña nueva para { $studio }. Elíjala aquí:
letter-reset-button = Elegir una contraseña nueva
letter-reset-small = El enlace sirve una vez, durante treinta minutos. Si no ha sido usted, ignore este correo: su contraseña no cambia.

letter-sign-in-subject = Su enlace para entrar en { $studio }
letter-sign-in-preview = Sirve una vez, durante diez minutos.
letter-sign-in-text = Alguien, probablemente usted, ha pedido un enlace para entrar en { $studio }. Aquí lo tiene:
letter-sign-in-button = Entrar
letter-sign-in-small = El enlace sirve una vez, durante diez minutos; no lo comparta, por favor. Si no ha sido usted, ignore este correo.

letter-shared-note = { $studio } usa esta dirección también para otra persona. El enlace abre el portal de { $name }; para la otra persona el estudio necesita una dirección propia.

letter-asked = Alguien, probablemente usted, ha pedido un enlace al portal de { $studio }.
letter-not-you = Si no ha sido usted, ignore este correo.
letter-no-access-subject = Su portal con { $studio }
letter-not-opened-text = Aún no está abierto: { $studio } todavía lo está preparando. Recibirá un correo en cuanto se abra; hasta entonces no tiene que hacer nada.
letter-closed-text = { $studio } ha cerrado su acceso. Si cree que es un error, escriba al estudio.
letter-shared-text = { $studio } usa esta dirección de correo para dos personas, y el portal necesita una para cada una. Indique al estudio qué dirección es solo suya; así podrá abrir el portal para ella.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } le ha enviado un presupuesto: { $title }.
letter-item-contract = { $studio } le ha enviado un contrato: { $title }.
letter-item-questionnaire = { $studio } le ha enviado un cuestionario: { $title }.
letter-item-invoice = { $studio } le ha enviado una factura: { $title }.
letter-item-file = { $studio } le ha enviado algo nuevo: { $title }.
letter-item-button = Abrirlo
letter-item-login = Entre con su correo electrónico para verlo. Si no tiene contraseña, pida un enlace en la página de inicio de sesión.
letter-item-loginless = { $days ->
    [one] El enlace es solo suyo y lo abre sin contraseña durante { $days } día; no lo comparta, por favor.
   *[other] El enlace es solo suyo y lo abre sin contraseña durante { $days } días; no lo comparta, por favor.
}

letter-message-subject = Un mensaje de { $studio }
letter-message-text = { $studio } le ha escrito:
letter-message-button = Abrir en su portal

# A contract: whose turn it is to sign, and that all have.
letter-turn-subject = { $studio }: es su turno de firmar { $title }
letter-turn-preview = Quienes firman antes ya han firmado.
letter-turn-text = Las personas que firman antes que usted ya han firmado el contrato «{ $title }». Ahora es su turno.
letter-turn-button = Leer y firmar
letter-signed-subject = { $studio }: { $title } está firmado por todos
letter-signed-preview = Guarde su propia copia.
letter-signed-text = El contrato «{ $title }» está firmado por todos. En su portal puede descargar una copia para guardarla.
