# A link that opens one document or file without a password.

open-hello = Hola, { $name }
open-quote = Un presupuesto de { $studio }.
open-contract = Un contrato de { $studio }.
open-questionnaire = Un cuestionario de { $studio }.
open-invoice = Una factura de { $studio }.
open-file = Un archivo de { $studio }.
open-send = Abrir
open-not-you = ¿No es usted { $name }?
open-revoked-title = Este enlace se ha retirado
open-revoked-text = { $studio } ha retirado este enlace.
open-off-title = Ahora hay que iniciar sesión
open-off-text = { $studio } pide a todos que inicien sesión. Entre y lo encontrará allí.
open-gone-title = Esto ya no está aquí
open-gone-text = { $studio } ha retirado lo que abría este enlace.
