# Escribir al estudio.

message-title = Enviar un mensaje
message-write = Enviar un mensaje a { $studio }
message-label = Su mensaje
message-about = Proyecto
message-about-nothing = Consulta general
message-files = Adjuntar archivos
message-limit = Hasta { $count } archivos, { $size } en total. Solo usted y el estudio pueden verlos.
message-send = Enviar mensaje
message-sent = Mensaje enviado. Verá la respuesta aquí y la recibirá por correo.
message-back = Volver a la actividad
message-which-project = Elija un proyecto para estos archivos
message-most-files = Adjunte como máximo { $count } archivos por mensaje
