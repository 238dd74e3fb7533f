# El espacio de un proyecto.

project-details = Detalles
project-items = Documentos y archivos
project-no-items = Todavía no hay nada
project-no-items-more = Aquí se guardará lo que el estudio le envíe para este proyecto.
project-all-files = Todos los archivos
project-upload = Añadir archivos
project-upload-choose = Elegir fotos o documentos

