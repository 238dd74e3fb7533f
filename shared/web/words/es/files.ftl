# Files, and adding to them.

files-title = Archivos
files-nothing = Todavía no hay nada
files-nothing-text = Los archivos que le envíe el estudio se guardarán aquí.
files-none = Todavía no hay archivos
files-none-text = Lo que el estudio le envíe para este proyecto se guardará aquí.
files-add = Añadir archivos
files-add-to = Añadir archivos a { $project }
files-send = Añadir a { $project }
files-choose = Elija fotos o documentos
files-hint = Todas las personas de este proyecto y el estudio pueden ver lo que añada.
files-added = Sus archivos ya están aquí. Todas las personas del proyecto pueden verlos.
files-renamed = Sus archivos ya están aquí. Cuando la extensión de un nombre no correspondía al archivo, la hemos corregido. Todas las personas del proyecto pueden verlos.
files-back = Volver a los archivos

# What can go wrong on the way.
upload-together = Elija archivos de { $size } como máximo en total y envíe el resto después.
upload-broken-off = La subida se interrumpió. Envíe de nuevo lo que falta.
upload-none = Elija al menos un archivo
upload-others = { $count ->
    [one] El otro archivo ha llegado.
   *[other] Los otros { $count } archivos han llegado.
}
upload-empty = Este archivo está vacío
upload-of-file = { $file }: { $why }
upload-most = Aquí se aceptan archivos de { $size } como máximo
upload-finished = Esta subida ha terminado; el archivo está ahí.
