# Reading and signing a contract (B9, B12).

contract-signatures = Firmas
contract-signed = Firmado
contract-unsigned = Aún sin firmar
contract-needed = Falta su firma
contract-signed-as = como «{ $name }», { $at }
contract-standing-sign = Léalo, por favor. Se firma debajo del texto.
contract-standing-wait = { $name } firma primero. Recibirá un correo electrónico cuando sea su turno.
contract-standing-signed = Usted ya ha firmado. Todavía faltan firmas.
contract-standing-complete = Firmado por todos
contract-standing-voided = Anulado el { $at }: ya no está en vigor. Motivo: { $reason }
contract-standing-read = Se le envía para su lectura. No se necesita su firma.
contract-standing-look = Este enlace solo muestra el contrato. Inicie sesión para firmarlo.
contract-sign-title = Firmar
contract-name = Su nombre completo
contract-name-hint = Lo que escriba aquí es su firma.

# Kept with the signature, word for word.
contract-consent = He leído el contrato «{ $title }» y lo acepto. El nombre que he escrito es mi firma.
contract-sign = Firmar el contrato
contract-sign-note = Con su firma guardamos la hora, su dirección de internet y el nombre de su navegador.
contract-notice-signed = Gracias. Ha firmado.
contract-notice-complete = Gracias. Ya han firmado todos.
contract-keep = Para guardar
contract-download = Descargar el contrato
contract-download-note = Un solo archivo con el texto y la página de auditoría. Se abre en cualquier navegador.
contract-text = El texto exacto
contract-text-note = Markdown, byte a byte tal como se firma.

# What is missing from a signature, and why somebody cannot sign.
contract-name-missing = Escriba su nombre completo para firmar
contract-name-long = Utilice como máximo { $most } caracteres
contract-name-another = Es el nombre de { $name }, pero la sesión iniciada es la de { $me }. Escriba su propio nombre o cierre la sesión para que { $name } pueda iniciar la suya y firmar.
contract-consent-missing = Marque la casilla para aceptar y firmar
contract-other-text = Lo que se le mostró no es lo que hay aquí ahora. Léalo de nuevo, por favor, y firme después.
contract-not-asked = Este contrato no requiere su firma.
contract-already = Ya ha firmado. Gracias.
contract-not-yet = Otra persona firma primero. Recibirá un correo electrónico cuando sea su turno.
contract-closed = Este contrato ya no se puede firmar.
contract-busy = Varias personas están firmando en este momento. Inténtelo de nuevo, por favor.

# The audit page.
contract-audit = Página de auditoría
contract-audit-document = Contrato
contract-audit-number = Número del documento
contract-audit-hash = SHA-256 del texto
contract-audit-typed = Nombre escrito
contract-audit-consent = Aceptado
contract-audit-at = Hora, en el estudio y en UTC
contract-audit-address = Dirección de internet
contract-audit-browser = Navegador
contract-audit-unsigned = Aún sin firmar.
contract-audit-unknown = desconocido
contract-audit-happened = Historial
contract-audit-check = Cómo comprobarlo
contract-audit-how = Cada firma vale exactamente para los bytes del texto. Descargue el texto en { $address } y calcule el SHA-256 del archivo; debe coincidir con el número de abajo.
contract-happened-sent = Enviado por { $studio }
contract-happened-signed = Firmado por { $name }
contract-happened-voided = Anulado por { $studio }: { $reason }
contract-happened-complete = Completo
