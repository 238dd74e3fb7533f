# Why a value was refused, beside its field.

refusal-missing = Rellene este campo
refusal-too-long = { $count ->
    [one] Use un carácter como máximo
   *[other] Use { $count } caracteres como máximo
}
refusal-no-email = Escriba una dirección de correo
refusal-email = Escriba una dirección de correo como name@example.com
refusal-day = Escriba un día como AAAA-MM-DD
refusal-language = Elija uno de los idiomas
refusal-file-name = Dé al archivo un nombre de 200 caracteres como máximo
refusal-no-file-name = Dé un nombre al archivo
refusal-file-kind = Aquí no se aceptan archivos de este tipo. Puede enviar: { $kinds }
refusal-not-really = Esto no es realmente un archivo .{ $extension }; revíselo y envíelo de nuevo
refusal-password-short = { $count ->
    [one] Use al menos un carácter
   *[other] Use al menos { $count } caracteres
}
refusal-password-common = Esta contraseña es de las primeras que cualquiera probaría; elija otra
refusal-password-of-names = No forme la contraseña con su nombre, su correo o el nombre del estudio
