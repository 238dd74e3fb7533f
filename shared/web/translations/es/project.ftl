# El espacio de un proyecto.

project-details = Detalles
project-items = Documentos y archivos
project-no-items = Todavía no hay nada
project-no-items-more = Aquí aparecerá todo lo que el estudio comparta para este proyecto.
project-all-files = Todos los archivos
project-upload = Subir archivos
project-upload-choose = Elegir fotos o documentos
