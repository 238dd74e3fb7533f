# Reading and signing a contract (B9, B12).

contract-signatures = Firmas
contract-signed = Firmado
contract-unsigned = Aún sin firmar
contract-needed = Firma pendiente
contract-signed-as = como «{ $name }», { $at }
contract-standing-sign = Lea el contrato y fírmelo más abajo.
contract-standing-wait = { $name } firma primero. Le avisaremos por correo cuando sea su turno.
contract-standing-signed = Ya ha firmado. Faltan las demás firmas.
contract-standing-complete = Firmado por todas las partes
contract-standing-voided = Anulado el { $at }: ya no está en vigor. Motivo: { $reason }
contract-standing-read = Para su información. No se necesita su firma.
contract-standing-look = Inicie sesión para firmar este contrato.
contract-sign-title = Firmar
contract-name = Su nombre completo
contract-name-hint = El nombre que escriba aquí vale como su firma.

# This sentence is stored with the signature, word for word.
contract-consent = He leído y acepto el contrato «{ $title }». El nombre que he escrito es mi firma.
contract-sign = Firmar contrato
contract-sign-note = Junto con su firma registramos la hora, su dirección IP y su navegador.
contract-notice-signed = Gracias. Ha firmado el contrato.
contract-notice-complete = Gracias. Todas las partes han firmado el contrato.
contract-keep = Descargas
contract-download = Descargar contrato
contract-download-note = Un solo archivo con el contrato y su registro de auditoría. Se abre en cualquier navegador.
contract-text = Texto para verificación
contract-text-note = El texto exacto que se firma, en formato Markdown.

# Errors when signing.
contract-name-missing = Escriba su nombre completo para firmar
contract-name-long = Utilice como máximo { $most } caracteres
contract-name-another = Es el nombre de { $name }, pero la sesión iniciada es la de { $me }. Escriba su propio nombre o cierre la sesión para que { $name } pueda iniciar la suya y firmar.
contract-consent-missing = Marque la casilla para aceptar y firmar
contract-other-text = El contrato ha cambiado desde que lo abrió. Vuelva a leerlo antes de firmar.
contract-not-asked = Este contrato no requiere su firma.
contract-already = Ya ha firmado este contrato.
contract-not-yet = Todavía no es su turno de firmar. Le avisaremos por correo cuando lo sea.
contract-closed = Este contrato ya no se puede firmar.
contract-busy = Otra persona está firmando en este momento. Inténtelo de nuevo.

# The audit trail at the end of a contract.
contract-audit = Registro de auditoría
contract-audit-document = Contrato
contract-audit-number = ID del documento
contract-audit-hash = Huella SHA-256
contract-audit-typed = Nombre escrito
contract-audit-consent = Consentimiento
contract-audit-at = Fecha de la firma
contract-audit-address = Dirección IP
contract-audit-browser = Navegador
contract-audit-unsigned = Aún sin firmar.
contract-audit-unknown = desconocido
contract-audit-happened = Historial
contract-audit-check = Verificación
contract-audit-how = Cada firma corresponde exactamente a este texto. Para comprobarlo, descargue el texto en { $address } y calcule la huella SHA-256 del archivo. Debe coincidir con el valor que aparece abajo.
contract-happened-sent = Enviado por { $studio }
contract-happened-signed = Firmado por { $name }
contract-happened-voided = Anulado por { $studio }: { $reason }
contract-happened-complete = Firmado por todas las partes
