# Validation errors, shown beside their fields.

refusal-missing = Rellene este campo
refusal-too-long = { $count ->
    [one] Use un carácter como máximo
   *[other] Use { $count } caracteres como máximo
}
refusal-no-email = Escriba una dirección de correo electrónico
refusal-email = Escriba una dirección de correo electrónico como name@example.com
refusal-day = Escriba una fecha con el formato AAAA-MM-DD
refusal-language = Elija uno de los idiomas
refusal-file-name = El nombre del archivo no puede superar los 200 caracteres
refusal-no-file-name = Escriba un nombre de archivo
refusal-file-kind = Este tipo de archivo no se admite. Puede usar: { $kinds }
refusal-not-really = Este archivo .{ $extension } no es válido. Revíselo y súbalo de nuevo.
refusal-password-short = { $count ->
    [one] Use al menos un carácter
   *[other] Use al menos { $count } caracteres
}
refusal-password-common = Esta contraseña es demasiado común. Elija otra.
refusal-password-of-names = No use su nombre, su correo electrónico ni el nombre del estudio en la contraseña
