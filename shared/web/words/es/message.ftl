# Escribir al estudio.

message-title = Escribir al estudio
message-write = Escribir a { $studio }
message-label = Su mensaje
message-about = ¿De qué se trata?
message-about-nothing = Nada en particular
message-files = Adjuntar archivos
message-limit = Hasta { $count } archivos, { $size } en total. Solo los ven usted y el estudio.
message-send = Enviar
message-sent = Su mensaje se ha enviado. La respuesta aparecerá aquí y llegará por correo electrónico.
message-back = Volver a la actividad
message-which-project = Indique a qué proyecto pertenecen los archivos
message-most-files = Envíe como máximo { $count } archivos por mensaje
