# Parts that many pages share.


# Above a form that came back, with the number of mistakes.
parts-check = { $count ->
    [one] Revise un dato, por favor
   *[other] Revise { $count } datos, por favor
}

# Behind the label of a field, in brackets.
parts-optional = opcional
parts-pages = Páginas
parts-more = Mostrar más
parts-download = Descargar
parts-nobody = Todavía no hay nadie que elegir.
parts-search = Buscar

# Who did something, when it was the reader.
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
