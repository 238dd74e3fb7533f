# Where a client arrives.

home-welcome = Le damos la bienvenida, { $name }
home-nothing = En este momento no hay nada pendiente.
home-waiting = Pendiente de usted
home-due = { $title } · vence el { $day }
home-pay = Pagar
home-projects = Sus proyectos
home-no-projects = Todavía no hay proyectos
home-no-projects-text = En cuanto el estudio abra uno para usted, aparecerá aquí.
home-no-date = Todavía sin fecha
home-recent = Enviado recientemente
home-all-files = Todos los archivos
