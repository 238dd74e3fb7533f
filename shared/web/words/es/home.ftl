# Where a client arrives.

home-welcome = Le damos la bienvenida, { $name }
home-projects = Sus proyectos
home-no-projects = Todavía no hay proyectos
home-no-projects-more = En cuanto el estudio abra uno para usted, aparecerá aquí.
home-no-date = Aún sin fecha
home-recent = Lo más reciente
home-all-activity = Toda la actividad
