# A client’s home page.

home-welcome = Le damos la bienvenida, { $name }
home-projects = Sus proyectos
home-no-projects = Todavía no hay proyectos
home-no-projects-more = Sus proyectos aparecerán aquí.
home-no-date = Fecha por confirmar
home-recent = Actividad reciente
home-all-activity = Ver toda la actividad
