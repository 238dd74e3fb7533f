# A link that opens one document or file without a password.

open-hello = Hola, { $name }
open-quote = { $studio } le ha enviado un presupuesto.
open-contract = { $studio } le ha enviado un contrato.
open-questionnaire = { $studio } le ha enviado un cuestionario.
open-invoice = { $studio } le ha enviado una factura.
open-file = { $studio } ha compartido un archivo con usted.
open-send = Abrir
open-not-you = ¿No es usted { $name }?
open-revoked-title = Este enlace se ha revocado
open-revoked-text = { $studio } ha revocado este enlace.
open-off-title = Inicie sesión para continuar
open-off-text = { $studio } ahora requiere iniciar sesión. Después lo encontrará en su portal.
open-gone-title = Este contenido ya no está disponible
open-gone-text = { $studio } ha retirado este contenido.
