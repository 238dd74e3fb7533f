# Emails to clients.

letter-hello = Hola, { $name }:
letter-link-line = O copie este enlace en su navegador:

letter-invite-subject = { $studio } le invita a su portal de clientes
letter-invite-preview = Cree una contraseña para empezar.
letter-invite-text = Su portal de clientes con { $studio } está listo. Allí encontrará sus documentos, archivos y pagos.
letter-invite-ask = Cree una contraseña para empezar:
letter-invite-button = Crear contraseña
letter-invite-small = Este enlace es personal y caduca en 3 días; no lo reenvíe, por favor. Si ha caducado, ábralo para pedir uno nuevo.

letter-activated-subject = Su portal de clientes con { $studio } está abierto
letter-activated-preview = Inicie sesión con su contraseña de siempre.
letter-activated-text = Su portal de clientes con { $studio } está abierto. Allí encontrará todo lo que se le ha enviado, y su contraseña sigue siendo la misma.
letter-activated-button = Iniciar sesión
letter-activated-small = ¿Ha olvidado su contraseña? Puede solicitar una nueva en la página de inicio de sesión.

letter-reset-subject = Restablezca su contraseña de { $studio }
letter-reset-preview = Elija una contraseña nueva.
letter-reset-text = Hemos recibido una solicitud para restablecer su contraseña del portal de clientes de { $studio }. Elija una nueva aquí:
letter-reset-button = Elegir una contraseña nueva
letter-reset-small = Este enlace caduca en 30 minutos y solo se puede usar una vez. Si no ha sido usted, puede ignorar este correo: su contraseña no cambiará.

letter-sign-in-subject = Su enlace de acceso a { $studio }
letter-sign-in-preview = Caduca en 10 minutos.
letter-sign-in-text = Aquí tiene su enlace para iniciar sesión en el portal de clientes de { $studio }:
letter-sign-in-button = Iniciar sesión
letter-sign-in-small = Este enlace caduca en 10 minutos y solo se puede usar una vez; no lo reenvíe, por favor. Si no lo ha pedido usted, puede ignorar este correo.

letter-shared-note = { $studio } usa esta dirección también para otra persona. Este enlace abre el portal de { $name }. Para la otra persona, el estudio necesita una dirección distinta.

letter-asked = Hemos recibido una solicitud de enlace al portal de clientes de { $studio }.
letter-not-you = Si no ha sido usted, puede ignorar este correo.
letter-no-access-subject = Su portal de clientes con { $studio }
letter-not-opened-text = Su portal aún no está abierto: { $studio } lo está preparando. Recibirá un correo en cuanto se abra; hasta entonces no tiene que hacer nada.
letter-for-now-text = { $studio } ha cerrado temporalmente su portal. Todo lo que contiene se conserva y recibirá un correo cuando vuelva a abrirse. Si necesita algo antes, póngase en contacto con el estudio.
letter-closed-text = { $studio } ha cerrado su acceso. Si cree que es un error, póngase en contacto con el estudio.
letter-shared-text = { $studio } tiene esta dirección de correo para dos personas, y el portal necesita una distinta para cada una. Indique al estudio qué dirección es solo suya, para que pueda abrirle el portal.

letter-item-subject = { $studio }: { $title }
letter-item-quote = { $studio } le ha enviado un presupuesto: { $title }.
letter-item-contract = { $studio } le ha enviado un contrato: { $title }.
letter-item-questionnaire = { $studio } le ha enviado un cuestionario: { $title }.
letter-item-invoice = { $studio } le ha enviado una factura: { $title }.
letter-item-file = { $studio } ha compartido un archivo con usted: { $title }.
letter-item-quote-button = Ver presupuesto
letter-item-contract-button = Ver contrato
letter-item-questionnaire-button = Abrir cuestionario
letter-item-invoice-button = Ver factura
letter-item-file-button = Ver archivo
letter-item-login = Se le pedirá que inicie sesión. ¿Aún no tiene contraseña? Allí mismo puede solicitar un enlace de acceso.
letter-item-loginless = { $days ->
    [one] Este enlace personal funciona sin contraseña durante { $days } día. No lo reenvíe, por favor.
   *[other] Este enlace personal funciona sin contraseña durante { $days } días. No lo reenvíe, por favor.
}

letter-message-subject = Mensaje de { $studio }
letter-message-text = { $studio } le ha escrito:
letter-message-button = Abrir en su portal

# A contract: the next signer’s turn, and the last signature.
letter-turn-subject = { $studio }: { $title } está pendiente de su firma
letter-turn-preview = Es su turno de firmar.
letter-turn-text = El contrato «{ $title }» está pendiente de su firma. Todas las personas anteriores ya han firmado.
letter-turn-button = Leer y firmar
letter-signed-subject = { $studio }: { $title } está firmado por todas las partes
letter-signed-preview = Descargue una copia para sus archivos.
letter-signed-text = El contrato «{ $title }» está firmado por todas las partes. Puede descargar una copia en su portal.

# A contract that the studio voided after some had signed it (B9). The reason follows the text.
letter-voided-subject = { $studio }: «{ $title }» ha sido anulado
letter-voided-text = { $studio } ha anulado el contrato «{ $title }». Ya no está en vigor. Este es el motivo indicado:
letter-voided-button = Ver contrato
letter-voided-small = Las firmas ya realizadas se conservan como prueba. No tiene que hacer nada.
