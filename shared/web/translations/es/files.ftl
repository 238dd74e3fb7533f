# Files and uploads.

files-title = Archivos
files-nothing = Todavía no hay archivos
files-nothing-text = Aquí aparecerán los archivos y documentos que el estudio comparta con usted.
files-none = Todavía no hay archivos
files-none-text = Aquí aparecerá todo lo que el estudio comparta para este proyecto.
files-add = Subir archivos
files-add-to = Subir archivos a { $project }
files-send = Subir a { $project }
files-choose = Elija fotos o documentos
files-hint = Todas las personas del proyecto y el estudio pueden ver estos archivos.
files-added = Archivos subidos. Todas las personas del proyecto pueden verlos.
files-renamed = Archivos subidos. Todas las personas del proyecto pueden verlos. Hemos corregido las extensiones que no correspondían al contenido.
files-back = Volver a los archivos

# Errors of an upload.
upload-together = Puede subir hasta { $size } a la vez. Suba el resto por separado.
upload-broken-off = La subida se ha interrumpido. Suba de nuevo los archivos que falten.
upload-none = Elija al menos un archivo
upload-others = { $count ->
    [one] El otro archivo se ha subido.
   *[other] Los otros { $count } archivos se han subido.
}
upload-empty = Este archivo está vacío
upload-of-file = { $file }: { $why }
upload-most = Los archivos pueden ocupar { $size } como máximo
upload-finished = Esta subida ya se ha completado.
