# Parts that many pages share.

# Above a form with errors; the count is the number of errors.
parts-check = { $count ->
    [one] Corrija { $count } error
   *[other] Corrija { $count } errores
}

# Behind the label of a field, in brackets.
parts-optional = opcional
parts-pages = Páginas
parts-more = Mostrar más
parts-download = Descargar
parts-nobody = Todavía no hay personas que elegir.
parts-search = Buscar

# The reader, as the one who did something.
parts-you = Usted
wait-seconds = { $count ->
    [one] un segundo
   *[other] { $count } segundos
}
wait-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}

# The button below a field for a password.
parts-show-password = Mostrar la contraseña
parts-hide-password = Ocultar la contraseña
