# Las palabras de la aplicación en español. Frases cortas y sencillas, trato de usted.
#
# MACHINE-MADE: written by a machine and not yet read over by a person who speaks Spanish. The app
# says so in its footer (`unreviewed = yes`). Remove that line and this note once somebody has.
#
# Lo que falte aquí se dice en inglés. Los espacios para datos van entre { $llaves }.

## Este idioma

own-name = Español
unreviewed = yes

## Formatos

format-date = { $day } de { $month } de { $year }
format-weekday-date = { $weekday } { $day } de { $month }
format-month-day = { $day } de { $month }
time-morning = { $clock12 }{"\u00A0"}a.{"\u00A0"}m.
time-afternoon = { $clock12 }{"\u00A0"}p.{"\u00A0"}m.
time-morning-whole = { $hour12 }{"\u00A0"}a.{"\u00A0"}m.
time-afternoon-whole = { $hour12 }{"\u00A0"}p.{"\u00A0"}m.
time-noon = mediodía
time-midnight = medianoche
time-range = { $from } a { $to }
number-decimal = .
list-comma = {", "}
list-and = { $first } y { $last }
distance-km = { $distance } km
distance-miles = { $distance } millas
day-today = hoy
day-tomorrow = mañana
day-yesterday = ayer
days-ago = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
months-ago = { $count ->
    [one] hace { $count } mes
   *[other] hace { $count } meses
}
weekday-mon = lunes
weekday-tue = martes
weekday-wed = miércoles
weekday-thu = jueves
weekday-fri = viernes
weekday-sat = sábado
weekday-sun = domingo
month-01 = enero
month-02 = febrero
month-03 = marzo
month-04 = abril
month-05 = mayo
month-06 = junio
month-07 = julio
month-08 = agosto
month-09 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Idiomas que se hablan en los programas

lang-en = inglés
lang-es = español
lang-ht = criollo haitiano
lang-fr = francés
lang-pt = portugués
lang-ar = árabe
lang-zh = chino
lang-yue = cantonés
lang-cmn = mandarín
lang-vi = vietnamita
lang-ko = coreano
lang-ja = japonés
lang-ru = ruso
lang-uk = ucraniano
lang-pl = polaco
lang-de = alemán
lang-it = italiano
lang-tl = tagalo
lang-hi = hindi
lang-ur = urdu
lang-bn = bengalí
lang-fa = farsi
lang-so = somalí
lang-sw = suajili
lang-am = amárico
lang-hmn = hmong
lang-my = birmano
lang-km = jemer
lang-ne = nepalí
lang-ps = pastún
lang-he = hebreo
lang-mam = mam
lang-quc = k’iche’
lang-kjb = q’anjob’al
lang-nah = náhuatl
lang-ase = lengua de señas americana
lang-sgn = lengua de señas

## Necesidades

need-food = Comida
need-housing = Vivienda
need-utilities = Luz, agua y otras cuentas
need-transportation = Transporte
need-safety = Seguridad
need-money = Dinero
need-work = Trabajo
need-education = Clases y escuela
need-health-care = Atención médica
need-mental-health = Salud mental
need-substance-use = Alcohol y drogas
need-healthy-living = Vida sana
need-family = Familia y niños
need-aging = Personas mayores
need-disability = Discapacidad
need-legal = Ayuda legal
need-goods = Ropa y cosas
need-belonging = Estar con otros
need-emergency = Emergencia

need-food-hint = Despensa, comidas, leche para bebés
need-housing-hint = Un lugar para dormir, renta, arreglos
need-utilities-hint = Cuentas de luz, agua, gas y teléfono
need-transportation-hint = Al doctor, al trabajo, a la tienda
need-safety-hint = Cuando alguien le hace daño o le da miedo
need-money-hint = Ayuda en efectivo, beneficios, impuestos, deudas
need-work-hint = Buscar empleo, aprender un oficio
need-education-hint = Leer, inglés, escuela, universidad
need-health-care-hint = Doctores, dentistas, medicinas, lentes
need-mental-health-hint = Alguien con quien hablar
need-substance-use-hint = Ayuda para consumir menos o dejarlo
need-healthy-living-hint = Clases de diabetes, cocinar, moverse más
need-family-hint = Cuidado de niños, padres, recién nacidos
need-aging-hint = Ayuda en casa, comidas, compañía
need-disability-hint = Equipo, cuidado, apoyo
need-legal-hint = Desalojo, papeles, derechos
need-goods-hint = Ropa, muebles, pañales
need-belonging-hint = Grupos, clubes, voluntarios
need-emergency-hint = Incendio, inundación, ayuda ahora mismo

## En todas partes

skip-to-content = Ir a la parte principal
nav-label = Principal
nav-search = Buscar
nav-list = Mi lista
nav-list-count = Mi lista ({ $count })
nav-handout = Hoja
nav-handout-count = Hoja ({ $count })
nav-settings = Ajustes
nav-about = Quién revisa esto
nav-helpers = Para clínicas y ayudantes
language-label = Idioma
quick-exit = Salir de aquí
quick-exit-hint = “Salir de aquí” va enseguida a una página del clima. Con “Atrás” ya no se ve nada de lo que buscó aquí. El historial de su navegador todavía puede mostrar que estuvo aquí.
footer-label = Sobre este sitio
footer-unreviewed = Esta traducción la hizo una computadora y todavía no la ha revisado una persona.
title-page = { $page } – { $site }
loading = Un momento …
call = Llamar al { $number }
call-named = Llamar al { $number }, { $name }
call-short = Llamar
text = Enviar mensaje al { $number }
text-named = Enviar mensaje al { $number }, { $name }
text-short = Enviar mensaje
extension = extensión { $extension }
save = Guardar
saved = Guardado
save-named = Guardar: { $name }
saved-named = Guardado: { $name }
tray-add-named = Poner en la hoja: { $name }
tray-added-named = En la hoja: { $name }
tray-add = Poner en la hoja
tray-added = En la hoja
copied = Copiado.
copy-failed = Su navegador no nos dejó copiar. Seleccione el texto y cópielo usted.
back-to-results = Volver a los resultados
undo = Deshacer
undone = Deshecho.
neutral-title = Notas

## Líneas de crisis

crisis-title = ¿Necesita ayuda ahora mismo?
crisis-search-title = No tiene que pasar por esto a solas
crisis-search-words = Estas personas pueden ayudar ahora mismo.
crisis-text = o mande un mensaje al { $number }

## Avisos

banners-label = Avisos
banner-demo = Demostración: todo es inventado.
urgent-title = Urgente ahora
banner-offline = No tiene conexión. Todavía puede buscar, ver su lista e imprimir.
banner-offline-empty = No tiene conexión y el directorio todavía no está en este aparato. Conéctese una vez para recibirlo.
banner-no-answer = El sitio no responde ahora. La búsqueda, su lista y la impresión siguen funcionando.
banner-part = Aquí hay solo una parte del directorio, y se borra cuando cierre esta página. Déjela abierta: el resto llega cuando el sitio responda.
banner-stale = Confirmado por última vez el { $date }. Puede haber cambios: llame primero.
banner-very-stale-title = Este directorio no está al día
banner-very-stale = Nadie lo ha confirmado desde el { $date }. Los programas pueden haberse mudado o cerrado. Llame antes de ir.
banner-very-stale-show = Entiendo. Quiero verlo
banner-refused-title = Paramos una actualización
banner-refused-kept = Llegaron datos nuevos en los que no podíamos confiar, así que no los usamos. Usted ve la última copia buena, confirmada el { $date }. Llame primero.
banner-refused-none-title = No podemos mostrar el directorio
banner-refused-none = Los datos que llegaron no están firmados por las personas correctas. Puede que los hayan cambiado en el camino. No mostramos datos en los que no podemos confiar.
banner-refused-still = Lo que todavía sirve: su lista guardada y estos números:
banner-unreached = El sitio no contesta y todavía no hay una copia en este aparato. Revise su conexión e intente más tarde.
banner-refused-why = Ver por qué
banner-updated = { $count ->
    [one] Cambió { $count } programa desde { $since }.
   *[other] Cambiaron { $count } programas desde { $since }.
}
banner-updated-which = Ver cuáles
banner-updated-new = Nuevos:
banner-updated-changed = Cambiados:
banner-updated-gone = Ya no están:
banner-updated-more = { $count ->
    [one] Y { $count } más.
   *[other] Y { $count } más.
}
banner-not-kept = Este navegador no puede guardar cosas. Puede buscar, pero su lista y la copia sin conexión se borran cuando cierre esta página.
banner-reload = Cargarla ahora
banner-dismiss = Quitar este aviso

## Inicio y búsqueda

home-title = Encuentre ayuda cerca de usted
home-page = Buscar ayuda
home-lead = Comida, renta, transporte, clases, alguien con quien hablar. Dígalo con sus palabras.
search-label = ¿Qué necesita?
search-placeholder = recibo de luz, comida hoy …
search-button = Buscar
search-clear = Borrar
home-needs-title = O elija lo que necesita
ask-again-title = ¿Necesita ayuda con algo nuevo?
ask-again-yes = Elegir lo que necesita
ask-again-no = Ahora no
home-unsure = ¿Tiene dudas?
home-unsure-hint = Elija de una lista, todo lo que quiera
home-promise-title = Con qué puede contar
home-promise-checked = Firmado, con fechas
home-promise-checked-text = { $organization } firmó esta lista. Si alguien revisó un programa, mostramos quién y cuándo.
home-promise-private = Sin cuenta y sin rastreo
home-promise-private-text = Lo que busca y guarda se queda en este aparato. El servidor solo ve que alguien abrió el sitio.
home-promise-offline = Funciona sin señal
home-promise-offline-text = Después de la primera visita funciona sin conexión. También puede guardar programas e imprimirlos.
home-promise-online = Aquí necesita conexión
home-promise-online-text = Este navegador no guarda la aplicación. Para abrirla necesita conexión.
home-count = { $programs ->
    [one] { $programs } programa
   *[other] { $programs } programas
} de { $organizations ->
    [one] { $organizations } organización
   *[other] { $organizations } organizaciones
}
search-title = Resultados
search-page = Resultados
search-count = { $count ->
    [0] No se encontraron programas
    [one] { $count } programa
   *[other] { $count } programas
}
search-count-query = { $count ->
    [0] No se encontraron programas para “{ $query }”
    [one] { $count } programa para “{ $query }”
   *[other] { $count } programas para “{ $query }”
}
search-working = Buscando …
search-more = Ver más
search-share = Compartir esta búsqueda
search-print = Imprimir estos
search-print-first = Se imprimen los primeros { $count } de { $total }. Use los filtros para ver los demás.
search-so-far = { $count } por ahora
search-so-far-query = { $count } por ahora para “{ $query }”
search-expanded = También buscamos: { $words }.
search-spelled = También buscamos “{ $means }”, por si quiso decir eso.
search-mistyped-code = Esto parece el código de un programa con un error. Revise cada letra y cada número.
search-codes-missing = No están en este directorio: { $codes }
search-codes-unread = Solo se muestran los primeros { $most } códigos. Faltan: { $count }. Busque los demás después.
search-code-guess = ¿Escribió el código de un programa? Puede ser:
search-near-unknown = No conocemos el lugar “{ $place }”. Pruebe con un código postal o una ciudad.
search-place-first = Lo más cercano a { $place } va primero.
search-places-once = Un programa con más de un lugar aparece una sola vez.

## Lo que dice una tarjeta

fact-open = Abierto ahora
fact-open-until = Abierto hasta { $time }
fact-open-always = Abierto día y noche
fact-opens-today = Abre hoy: { $time }
fact-opens-at = Abre { $day }: { $time }
fact-closed = Cerrado ahora
fact-hours-unknown = Llame para saber el horario
fact-hours-differ = El horario cambia según el lugar
fact-temporarily-closed = Cerrado por un tiempo
fact-ended = Puede haber terminado
fact-free = Gratis
fact-serves = Atiende { $place }
fact-serves-others = No nombra { $place }. Llame antes
fact-distance = a { $distance }
fact-call-for-location = Llame para saber el lugar
fact-accepting = Acepta personas nuevas
fact-full = Lleno por ahora
fact-waitlist = Tiene lista de espera
fact-assessment = Primero le hacen unas preguntas
fact-room-as-of = { $what } (al { $date })
fact-room-old = { $what }, al { $date }. Es un dato viejo: llame antes
fact-room-undated = { $what }, sin fecha. Llame antes
fact-checked = Revisado: { $when }
fact-not-checked = Sin fecha de revisión
fact-languages = Hablan { $languages }
fact-no-phone = Sin número de teléfono

## Filtros

filters-title = Ver solo lo que le sirve
filters-show = Filtros
filters-show-count = Filtros ({ $count })
filters-clear = Quitar todos los filtros
filters-active = Usted eligió:
filter-remove = Quitar: { $filter }
filter-need = Necesidad
filter-any = Cualquiera
filter-choice-count = { $choice } ({ $count })
filter-open = Abierto ahora
filter-free = Gratis
filter-accepting = Acepta personas nuevas
filter-accessible = Acceso en silla de ruedas
filter-language = Hablan
filter-audience = Para quién
filter-checked = Revisado en los últimos 6 meses
filter-weekends = Abre el fin de semana
filter-evenings = Abre después de las 6 p. m.
filter-area-active = En { $place }
filter-near = Cerca de (código postal o ciudad)
filter-near-apply = Usar
filter-near-me = Usar donde estoy
filter-near-me-hint = Su lugar se queda en este aparato.
filter-near-me-active = Lo más cercano a usted primero
filter-near-me-failed = Su aparato no nos dijo dónde está. Escriba un código postal o una ciudad.
filter-near-active = Lo más cercano a { $place } primero
filter-within = Qué tan lejos
filter-serves = Sin lo que atiende solo otros códigos postales
filter-within-active = A menos de { $distance }
sort-label = Orden
sort-best = Lo que mejor le sirve
sort-nearest = Lo más cercano
sort-open-first = Primero lo abierto
audience-children = Niños
audience-teens = Adolescentes
audience-families = Familias
audience-women = Mujeres
audience-men = Hombres
audience-seniors = Personas mayores
audience-veterans = Veteranos
audience-immigrants = Inmigrantes
audience-lgbtq = Personas LGBTQ+
audience-disabled = Personas con una discapacidad

## Nada encontrado

empty-title = No hay nada que cumpla con todo eso
empty-drop = Sin “{ $filter }” hay { $count ->
    [one] { $count } programa
   *[other] { $count } programas
}.
empty-drop-button = Buscar sin eso
empty-spelling = ¿Quiso decir “{ $words }”?
empty-need = Ver todos los programas de { $need }
empty-words = Pruebe con menos palabras o con otras. Una o dos palabras funcionan mejor.
empty-call = O llame y pregunte a una persona:

## Elegir

needs-title = ¿Con qué necesita ayuda?
needs-page = ¿Qué necesita?
needs-lead = Elija una o más. Lo que elige se queda en este aparato.
needs-lead-screening = Marque lo que salió en la charla o en el formulario. Luego ponga los programas en la hoja y cambie lo que quiera.
needs-wishes = Para este paciente
needs-take = { $count ->
    [one] Ponerlo en la hoja
   *[other] Poner estos { $count } en la hoja
}
needs-show = Ver programas
needs-none = Elija al menos una.
needs-safety = ¿Alguien le hace daño? Puede llamar a estas líneas:
needs-leave = ¿Hay alguien cerca que no debe ver esto? Salga ahora:
needs-results = Programas para lo que eligió
needs-more = Todos los programas de { $need } ({ $count })

## Zonas: un directorio grande se descarga por partes

area-page = Su zona
area-title = Elija su zona
area-lead = Este directorio es grande. Elija dónde busca ayuda, y solo esa parte llega a su aparato.
area-where = ¿Dónde busca ayuda?
area-place = Código postal o ciudad
area-unknown = No conocemos este lugar. Búsquelo en la lista.
area-postal = Códigos postales { $start }…
area-programs = { $count ->
    [one] { $count } programa
   *[other] { $count } programas
}
area-host-sees = El servidor del sitio puede ver qué parte toma. No ve quién es usted ni qué busca.
area-choose = Elegir mi zona
area-get = Traer estos programas
area-getting = Trayendo los programas …
area-done = Los programas ya están aquí.
area-failed = El sitio no respondió. Inténtelo otra vez cuando tenga conexión.
area-none = Solo ve programas que son para todas las zonas.
area-yours = Su zona: { $areas }.
area-change = Cambiar
area-of-link = Estos programas están en la parte de { $areas }.
area-elsewhere = Este programa puede estar en la parte de otra zona.

## Página de un programa

program-page = Programa
todo-title = Qué hacer
todo-unknown = No sabemos cómo comunicarse con ellos. Llame al 211 y pregunte.
todo-go = Puede ir en persona
todo-apply = Solicitar en su sitio web
todo-visit = Ver su sitio web
todo-write = Escribir un correo
todo-write-hint = Abre su correo.
todo-ask-for = Pregunte por
todo-say = Puede decir
todo-say-words = «Hola. Encontré { $name }. ¿Me pueden ayudar?»
program-missing-title = Este programa no está en el directorio
program-missing = Puede que haya cerrado o que su código haya cambiado. Busque algo parecido, o pregunte:
program-by = De { $organization }
program-code = Código
program-code-hint = Escriba este código en la búsqueda para volver aquí.
program-alert = Aviso importante
program-temporarily-closed = Este programa está cerrado por un tiempo. Llame para preguntar cuándo vuelve a abrir.
program-ended = El dinero de este programa se acabó el { $date }. Llame primero: puede que ya no exista.
program-expired = Estos datos valían hasta el { $date }. Llame primero: puede haber cambios.
program-stale-check = Revisado por última vez: { $when }. Llame primero.
program-partner-expired = { $partner } firma estos datos por su cuenta, y su firma valía hasta el { $date }. Llame primero.
program-not-translated = Este texto está en { $language }.
program-contact = Cómo comunicarse
program-website-leaves = Abre otro sitio
program-ask-for = Pregunte por { $name }
program-where = Adónde ir
program-confidential = Llame para saber el lugar. Se mantiene en privado para proteger a las personas.
program-no-place = No sabemos la dirección de este programa. Llame o escriba.
program-virtual = Por internet o por teléfono
program-map = Abrir un mapa
program-map-leaves = Abre un sitio de mapas. Ese sitio verá esta dirección.
program-map-app = Abre su aplicación de mapas. Verá esta dirección.
program-rides = Cómo llegar
program-access = Acceso
program-hours = Cuándo está abierto
program-hours-unknown = No sabemos el horario. Llame primero.
program-hours-closed = Cerrado
program-hours-always = día y noche
program-hours-day-unknown = no sabemos a qué hora, llame primero
program-hours-holiday = Cerrado (día festivo)
program-days-range = { $from } a { $to }
hours-every-day = Todos los días
hours-every-weeks = { $interval ->
    [2] Una semana sí y otra no: { $days }
   *[other] Cada { $interval } semanas: { $days }
}
hours-monthly = { $which } { $days } del mes
hours-month-days = { $count ->
    [one] El día { $days } de cada mes
   *[other] Los días { $days } de cada mes
}
hours-month-last-day = Último día de cada mes
hours-nth-1 = primer
hours-nth-2 = segundo
hours-nth-3 = tercer
hours-nth-4 = cuarto
hours-nth-5 = quinto
hours-nth-last = último
hours-nth-last-2 = penúltimo
hours-opening = { $days }, { $hours }
hours-closed-on = Cerrado: { $days }
hours-from = { $opening }, desde el { $date }
hours-until = { $opening }, hasta el { $date }
hours-next = { $opening }. Próxima fecha: { $date }
program-bring = Qué llevar
program-bring-hint = Si no lo tiene, llame y pregunte.
program-cost = Costo
program-cost-unknown = Llame para preguntar cuánto cuesta.
program-cost-amount = { $amount } { $currency }
program-who = Para quién es
program-who-anyone = Llame para ver si puede recibir esta ayuda.
program-age-range = De { $from } a { $to } años
program-age-from = De { $from } años en adelante
program-age-to = Hasta { $to } años
program-area = Zona
program-apply = Cómo empezar
program-referral = Desde una clínica
program-wait = Tiempo de espera
program-languages = Idiomas
program-interpretation = Intérpretes
program-teaches = Lo que aprende o recibe
program-conditions = Ayuda con
program-capacity = ¿Hay lugar?
program-capacity-room = { $count ->
    [one] Hay lugar para { $count } más ({ $unit })
   *[other] Hay lugar para { $count } más ({ $unit })
}
program-capacity-full = Lleno por ahora ({ $unit })
program-capacity-updated = Al { $date }
program-about = Sobre este programa
program-about-organization = Sobre { $organization }
program-licenses = Licencias
program-accreditations = Acreditaciones
program-partnership = Relación con la clínica
program-clinical-capacity = Lo que puede recibir de una clínica
partnership-informal = Se conocen
partnership-referral = Recibe a pacientes referidos
partnership-agreement = Acuerdo por escrito
partnership-co-located = En el mismo edificio
program-funded-until = Con dinero hasta el { $date }
program-valid-until = Estos datos valen hasta el { $date }
program-trust = ¿Puedo confiar en esto?
program-checked-by = Revisado { $when } ({ $date }). Por: { $who }.
program-checked = Revisado { $when } ({ $date }).
program-never-checked = No sabemos cuándo alguien revisó esto con el programa por última vez.
program-signed-editors = Firmado por { $community }
program-signed-partner = Firmado por la propia organización del programa ({ $partner })
program-signed-how = Qué significa esto
program-wrong = ¿Hay algo mal aquí?
program-wrong-text = Avísenos. Se abre su correo.
program-wrong-subject = Un error en los datos { $code }
program-wrong-body = ¿Qué está mal en los datos { $code } ({ $name })?
program-share = Compartir
program-print = Imprimir
program-share-words = Ayuda encontrada en { $site }: { $name }
read-aloud = Leer en voz alta
read-stop = Dejar de leer
read-slower = Más lento
read-no-voice = Este dispositivo no tiene una voz propia para este idioma.
program-place = Lugar
program-more-places = { $count ->
    [one] { $count } lugar más
   *[other] { $count } lugares más
}
program-for-you = ¿Es para mí?
phone-kind-fax = Fax
phone-kind-tty = TTY
phone-kind-text = Mensajes
phone-kind-hotline = Línea de ayuda

## Mi lista

list-title = Mi lista
list-page = Mi lista
list-empty = Todavía no hay nada. Toque “Guardar” en un programa para tenerlo aquí. Se queda en este aparato, también sin conexión.
list-find = Buscar programas
list-private = Solo este aparato tiene esta lista.
list-gone = Ya no está en el directorio. Esto es lo que sabíamos el { $date }.
list-changed = Este programa cambió desde que lo guardó.
list-changed-seen = Ya lo vi
list-state = ¿Cómo le va?
list-note = Su nota
list-note-hint = Solo para usted. Se queda en este aparato.
list-remove = Quitar
list-removed = { $name } ya no está en su lista.
list-saved-on = Guardado el { $date }
list-to-handout = Hacer una hoja con estos
list-print = Imprimir mi lista
list-load-failed = No se pudo abrir su lista. No se perdió: cierre otras pestañas de este sitio y cargue la página otra vez.
state-not-yet = Todavía no llamé
state-called = Llamé
state-waiting = Me pusieron en una lista de espera
state-got-help = Recibí ayuda
state-did-not-work = No resultó
state-full = No tenían lugar
state-not-for-me = Me dijeron que no es para mí
state-could-not-reach = Nadie contestó, o el número está mal
state-could-not-get = No pude llegar
state-closed = Cerró
state-not-needed = Ya no lo necesito
state-other = Otra cosa
state-did-not-know-how = No supe cómo hacerlo
state-language = Nadie allí habla mi idioma
state-cost = Cuesta demasiado
state-other-things-first = Otras cosas fueron primero
list-full = Su lista está llena. Quite algo primero.
list-programs = Sus programas
list-empty-keeps-nothing = Aquí no hay nada todavía. Usted eligió no guardar nada: lo que guarde estará aquí hasta que cierre esta página.
list-keeps-nothing = Usted eligió no guardar nada: esta lista desaparece cuando cierre esta página.
list-expired = Su lista se borró, como usted lo pidió en los ajustes.
list-gone-now = Ya no está en el directorio. Esto es lo que guardó su lista.
list-state-of = { $state }: { $name }
list-state-set = Cambiado a: { $state }
list-reason = ¿Qué pasó?
list-step = { $date }: { $state }
list-note-keeping = Guardando …
list-note-kept = Guardado en este dispositivo, solo para usted.
list-note-unkept = Todavía no se guardó.
list-other-note = Escrito al mismo tiempo en otro lugar:
list-other-note-drop = Quitar esta
list-move-up = Subir
list-move-down = Bajar
list-move-up-named = Subir: { $name }
list-move-down-named = Bajar: { $name }
list-order-by-hand = Mi propio orden
list-order-by-need = Por necesidad
list-order-newest = Lo más nuevo primero
list-no-need = Otros
list-today = Para hacer hoy
list-still-waiting = { $weeks ->
    [one] ¿Sigue esperando? Ya pasó { $weeks } semana. Llame y pregunte.
   *[other] ¿Sigue esperando? Ya pasaron { $weeks } semanas. Llame y pregunte.
}
list-load-slow = Su lista tarda en abrirse. No se perdió. Espere, o cierre otras pestañas de este sitio.
list-not-kept = Esto todavía no se guardó en su dispositivo. Sigue en esta página.
list-not-kept-slow = Su dispositivo tarda en guardar esto. Sigue en esta página hasta que se guarde.
list-not-kept-denied = Su navegador no nos deja guardar su lista. Está aquí hasta que cierre esta página. Guárdela como archivo.
list-not-kept-full = Su dispositivo está lleno, y esto todavía no se guardó. Sigue en esta página. Libere espacio, o guárdelo como archivo.
list-newer = Una versión más nueva de esta aplicación hizo su lista. Cargue esta página otra vez para actualizar. Su lista está a salvo.
list-kept-now = Ya se guardó.
list-save-file = Guardar como archivo
list-copies = Copiar, pasar o traer su lista
list-file-hint = Quien encuentre el archivo puede leerlo.
list-encrypt = O proteja el archivo con una frase secreta
list-encrypt-hint = Cuatro palabras o más. Sin ellas nadie puede abrir el archivo, y nosotros no podemos ayudar.
list-encrypt-short = Es muy corta. Use cuatro palabras o más.
list-encrypt-failed = Este navegador no puede proteger ni abrir ese archivo aquí.
list-save-encrypted = Guardar como archivo protegido
list-import = Traer una lista de un archivo
list-import-hint = Usted ve lo que cambiaría antes de que cambie.
list-import-too-long = Este archivo es muy grande para ser una lista.
list-import-damaged = Esto no es una lista de esta aplicación, o el archivo está dañado. Su lista queda como está.
list-import-newer = Una versión más nueva de esta aplicación hizo este archivo. Cargue la página otra vez para actualizar, y pruebe de nuevo.
list-unlock = Frase secreta de este archivo
list-unlock-open = Abrir el archivo
list-unlock-wrong = No se abrió. Revise cada letra y pruebe otra vez.
list-import-title = Esto cambiaría en su lista
list-import-added = { $count ->
    [one] { $count } programa nuevo:
   *[other] { $count } programas nuevos:
}
list-import-updated = { $count ->
    [one] { $count } programa con algo más nuevo. Sus propias notas quedan:
   *[other] { $count } programas con algo más nuevo. Sus propias notas quedan:
}
list-import-unchanged = { $count ->
    [one] { $count } programa queda igual.
   *[other] { $count } programas quedan igual.
}
list-import-left-out = { $count ->
    [one] No hay lugar para { $count } programa.
   *[other] No hay lugar para { $count } programas.
}
list-import-unreadable = { $count ->
    [one] No se pudo leer { $count } entrada del archivo.
   *[other] No se pudieron leer { $count } entradas del archivo.
}
list-import-merge = Poner en mi lista
list-import-cancel = Dejar mi lista como está
list-imported = { $count ->
    [0] Su lista ya tenía todo.
    [one] { $count } programa se puso en su lista.
   *[other] { $count } programas se pusieron en su lista.
}
list-carry = A otro teléfono
list-carry-hint = Escanee esto con el otro teléfono, o abra el enlace allí. Todo está en el enlace; no se nos envía.
list-carry-notes = Con mis notas
list-carry-qr = Escanee con la cámara del otro teléfono
list-carry-long = Es muy largo para un código. Use el enlace o un archivo.
list-carry-many = Esta lista es muy larga para un enlace. Guárdela como archivo.
list-carry-refused = Es muy largo para un enlace. Deje las notas fuera, o guárdela como archivo.
carry-title = Su lista de otro teléfono
carry-page = Su lista
carry-lead = Este enlace trae una lista. Mírela, y póngala en su lista en este dispositivo.
carry-missing = { $count ->
    [one] { $count } programa de ella no está en este directorio.
   *[other] { $count } programas de ella no están en este directorio.
}
carry-damaged = A este enlace le falta una parte, o cambió. Abra la lista en el otro teléfono y escanéela otra vez.
remind-title = Recordarme
remind-hint = Esto hace una cita en el calendario de su propio teléfono. No se nos envía nada.
remind-when = Abren la próxima vez: { $day } a las { $time }.
remind-when-unknown = La cita es para { $day } a las { $time }. Puede cambiarla en su calendario.
remind-call = Para llamar
remind-visit = Para ir
remind-again = Para preguntar otra vez en seis meses
remind-call-title = Llamar a { $name }
remind-visit-title = Ir a { $name }
remind-again-title = Preguntar otra vez: { $name }
remind-neutral = Solo decir “Recordatorio”, sin nombre ni número
remind-neutral-title = Recordatorio
remind-text = Enviármelo por mensaje
remind-text-hint = Su teléfono abre un mensaje con el nombre y el número. Usted elige quién lo recibe.
install-title = Tenga esto en su teléfono
install-text = Puede poner esta aplicación en su pantalla de inicio. Se abre como cualquier aplicación, también sin señal. Otros que tomen su teléfono pueden verla ahí.
install-yes = Ponerla ahí
install-no = No, gracias

## La hoja para entregar

handout-title = Hacer una hoja
handout-page = Hoja
handout-lead = Para clínicas y quienes ayudan: elija de tres a seis programas, toque qué decir de cada uno, e imprima la hoja o dé el enlace.
handout-empty = Todavía no hay programas. Busque y toque “Poner en la hoja”.
handout-find = Buscar programas
handout-screening = Empezar con lo que el paciente necesita
handout-many = Más de seis ocupan una tercera página. Menos es mejor: se usan de tres a cinco.
handout-line = Una línea para este programa
handout-line-hint = Por ejemplo: Pregunte por Mary. Dígale que le manda la Dra. Rivera.
handout-from = De parte de quién
handout-from-hint = Su nombre o su clínica, como los conoce el paciente.
handout-language = Idioma del enlace y de la hoja
handout-no-names = No escriba el nombre del paciente, su fecha de nacimiento ni su número de expediente. El enlace y la hoja funcionan sin eso.
handout-looks-personal = Esto parece el nombre, la fecha de nacimiento o el número de un paciente. Mejor quítelo: las hojas y los enlaces se pierden.
handout-up-named = Subir { $name }
handout-down-named = Bajar { $name }
handout-remove-named = Quitar { $name } de la hoja
handout-next = Listo, siguiente paciente
handout-given = ¿Terminó con este paciente? Borre la hoja antes del siguiente.
handout-begun = { $minutes ->
    [0] Empezó esta hoja ahora mismo.
    [one] Empezó esta hoja hace 1 minuto.
   *[other] Empezó esta hoja hace { $minutes } minutos.
}
handout-cleared = La hoja está vacía para el próximo paciente.
handout-link = El enlace
handout-link-hint = Todo está en el enlace mismo. No se nos envía. Esta pestaña lo guarda hasta que toque “Listo, siguiente paciente” o la cierre.
handout-copy = Copiar el enlace
handout-share = Compartir el enlace
handout-share-words = Programas para usted, de { $from }
handout-share-words-plain = Programas para usted
handout-qr = Escanee con la cámara de un teléfono para abrir el enlace
handout-too-long = Las notas son demasiado largas para un enlace. Acórtelas.
handout-qr-no-address = Este sitio aún no tiene una dirección que otros puedan abrir; por eso no se imprime el código. Quien lo publica la escribe en signpost.toml (base_url).
handout-codes = Para decirlo por teléfono, dé estos códigos:
handout-print = Imprimir la hoja
handout-paper = Papel
handout-paper-letter = Carta
handout-paper-a4 = A4
handout-preview = Esto es lo que se imprime
handout-preview-pages = { $count ->
    [one] Esto es lo que se imprime: una página
   *[other] Esto es lo que se imprime: { $count } páginas
}
phrase-ask-for = Pregunte por { $name }.
phrase-sent-by = Diga que viene de parte de { $name }.
phrase-bring-sheet = Lleve esta hoja.
phrase-bring = Lleve: { $document }.
phrase-call-first = Llame primero.
phrase-expected-on = Le esperan el { $date }.
phrase-free = Es gratis para usted.
phrase-say-language = Diga que necesita { $language }.
phrase-ask-again = Le preguntaremos el { $date } cómo le fue.
phrases-named = Qué decir de { $name }
phrases-all = De todos:
phrases-expected = Le esperan el
handout-large = Letra grande
handout-wallet = Tarjetas de bolsillo: corte alrededor y doble por la mitad
handout-bilingual = Dos idiomas: el suyo e inglés
handout-discreet = Discreta
handout-discreet-hint = Nombres y cómo comunicarse, y no para qué son.
handout-codes-only = Códigos en vez de nombres
handout-ask-again = Volver a preguntar el
handout-ask-again-hint = La hoja se lo dice al paciente, y la respuesta se lo dice a usted.
handout-copy-text = Copiar como texto para un portal
handout-again = Los mismos programas otra vez
template-used = Los programas están en la hoja.
template-save = Guardar como plantilla
template-name = Nombre de la plantilla
template-save-button = Guardar
template-save-hint = Los programas, las frases, el idioma y el papel se guardan en este aparato. Lo que escribió para este paciente, no.
template-saved = La plantilla está guardada en este aparato.
template-removed = Se quitó { $name }.
template-remove-named = Quitar la plantilla { $name }
template-unchanged = Nada cambió desde que se guardó esta plantilla.
template-changed = Cambió desde el { $date }, cuando se guardó esta plantilla:
template-gone = ya no está en el directorio
template-hours = otro horario
template-phones = otros teléfonos
template-ask-for = otra persona por quien preguntar
template-not-checked = nadie lo revisó en seis meses
template-replace = Poner { $name } en su lugar
template-replaced = Otro programa está en su lugar. Revise lo que dice.
templates-title = Plantillas
templates-published = Plantillas de { $community }
templates-keep = Guardar y compartir plantillas
templates-keep-hint = Un archivo lleva sus plantillas a otro aparato. No tiene datos de pacientes.
templates-export = Guardar todas como archivo
templates-import = Abrir un archivo de plantillas
templates-would = Esto cambiaría el archivo:
templates-new = nueva
templates-same = igual que la suya
templates-other-words = otras frases, otro idioma u otro papel
templates-other = { $added } más, { $removed } menos
templates-take = Tomarlas
templates-leave = Dejarlo
templates-taken = Las plantillas están aquí.
templates-newer = Una versión más nueva de esta aplicación hizo este archivo. Vuelva a cargar la página para actualizar.
templates-damaged = Esto no es un archivo de plantillas, o está dañado.
clinic-newer = Una versión más nueva de esta aplicación guarda esto aquí. Vuelva a cargar la página para actualizar.
clinic-too-many = Es demasiado, o falta un nombre. No se cambió nada.
clinic-not-kept = No pudimos guardar eso en este aparato.
card-title = Nuestra tarjeta
card-hint = Se guarda en este aparato y se imprime en cada hoja. Cualquiera puede entregar: una clínica, una escuela, un banco de alimentos.
card-name = Quiénes somos
card-phone = Teléfono para devolver la llamada
card-address = Nuestra dirección
card-not-kept = Este navegador no guardó la tarjeta. Sale en sus hojas hasta que cierre esta página.
card-logo = Nuestro logotipo
card-logo-hint = Una imagen pequeña. Se queda en este aparato y sale en sus hojas.
card-logo-remove = Quitar el logotipo
card-logo-failed = No pudimos usar este archivo. Escoja otra imagen o una más pequeña.
tray-removed = Quitado de la hoja.
tray-received = Los programas del enlace están en la hoja, en lugar de los suyos.
tray-is-full = La hoja está llena. { $count } programas es lo más.
tray-title = En la hoja
tray-empty = Nada todavía. Toque “Añadir a la hoja” en un programa.
tray-to-handout = { $count ->
    [one] Hacer la hoja: { $count } programa
   *[other] Hacer la hoja: { $count } programas
}
keys-title = Teclas
keys-search = buscar
keys-result = añadir ese resultado, o quitarlo
keys-handout = ir a la hoja
keys-order = subir o bajar un programa
keys-print = imprimir la hoja
keys-help = mostrar estas teclas
keys-off = Las teclas funcionan mientras “Ayudo a otras personas” está activado.
keys-close = Cerrar

## En el papel

sheet-title = Programas para usted
sheet-from = De { $from }
sheet-phone = Llame
sheet-hours = Abierto
sheet-where = Dónde
sheet-cost = Costo
sheet-who = Para
sheet-bring = Lleve
sheet-languages = Idiomas
sheet-code = Código
sheet-line-from = De { $from }:
sheet-crisis = Si necesita ayuda ahora mismo
sheet-notes = Notas
sheet-scan = Escanee para abrir en su teléfono
sheet-find = O vaya a { $address } y escriba un código.
sheet-dataset = { $community }, directorio del { $date }, versión { $version }. Impreso el { $printed }.
sheet-running = { $community } · { $date } · versión { $version }
sheet-page-of = Página { $page } de { $pages }
sheet-call-for-location = Llame para saber el lugar
sheet-call-first = Llame primero
sheet-more-sites = { $count ->
    [one] Y { $count } lugar más. Llame para preguntar.
   *[other] Y { $count } lugares más. Llame para preguntar.
}
sheet-gone-similar = Parecidos: { $programs }
sheet-also-at = También en: { $places }. Llame para saber el horario.
sheet-gone = Este programa ya no está en el directorio.
sheet-scan-short = El código abre los programas sin las notas: eran demasiado largas.
sheet-demo = Demostración: programas y números inventados.
sheet-urgent-day = Urgente, hasta el final del { $date }: { $text }
sheet-urgent-time = Urgente, hasta el { $date }, { $time }: { $text }

## Lo que ve el paciente

for-title = Programas para usted
for-page = Para usted
for-from = { $from } eligió esto para usted.
for-from-somebody = Alguien eligió esto para usted.
for-language = Este enlace se hizo en { $language }. Verlo así:
for-changed = Cambió el { $date }, después de hacerse el enlace
for-from-hint = Cualquiera puede escribir una nota en un enlace. Los nombres y los teléfonos vienen del directorio.
for-line = Le escribieron:
for-keep-all = Guardar todos en mi lista
for-kept = Están en su lista, en este aparato.
for-see-list = Ver mi lista
for-gone = Este programa ya no está en el directorio.
for-gone-similar = Programas parecidos:
for-damaged-end = El final de este enlace se perdió en el camino. Los programas están aquí. Falta lo que se escribió sobre ellos: pida el enlace otra vez.
for-gone-search = Buscar algo parecido
for-damaged-title = Este enlace está dañado
for-damaged = Le falta o le cambiaron una parte. Pídalo otra vez, o escriba los códigos de los programas en la búsqueda.
for-newer = Este enlace se hizo con una versión más nueva de esta aplicación. Cargue la página otra vez para actualizarla.
for-print = Imprimir
for-more = Ver más
for-made-on = Hecho el { $date }

## Lo que pasó: lo que un paciente cuenta a su clínica

return-title = Qué pasó
return-page = Qué pasó
return-told = Lo contó el paciente el { $date }. Los programas no lo confirmaron.
return-form-lead = Pregunte qué pasó con cada programa. Hoy es { $date }.
return-memory = Solo esta página lo tiene. Se va cuando la cierra o la vuelve a cargar.
return-none = Aquí no hay nada abierto. Lo que un paciente le muestra no se guarda: abra su enlace o escanee su código otra vez.
return-damaged = A este enlace le falta una parte o cambió. Pida al paciente que lo muestre otra vez.
return-newer = Una versión más nueva de esta aplicación hizo esto. Usted ve la parte que esta versión conoce. Vuelva a cargar la página para actualizar.
return-unknown = No podemos mostrar qué pasó con estos: { $codes }.
return-since = Desde el { $date }
return-failed = { $failed }: { $why }
return-find-other = Buscar otro
return-find-other-named = Buscar otro en lugar de { $name }
return-choose-named = ¿Qué pasó con { $name }?
return-why = ¿Por qué?
return-day = ¿Desde cuándo?
return-form = Para quien ayuda: anotar qué pasó
return-take = Llevarlo
return-copy = Copiar para el expediente
return-fhir = Descargar como FHIR
return-count = Contarlo
return-is-counted = Contado
return-counted = Contado. No se guarda nada más.
return-count-hint = Contar suma uno al número de cada programa del mes, en este aparato. No guarda nombres ni listas.
return-close = Listo con este paciente
return-closed = Cerrado. No queda nada en este aparato.
return-record-source = Programas de la comunidad, contado por el paciente el { $date }, no confirmado por los programas:
return-record-line = { $name } ({ $code }): { $state }
return-record-line-since = { $name } ({ $code }): { $state } (desde el { $date })
return-record-ask-again = Volver a preguntar el { $date }.
return-record-task = Comunicarse con { $name }

## Qué fue de los programas, contado

counts-title = Qué fue de los programas
counts-page = Cuentas
counts-lead = Lo que contaron los pacientes, sumado en este aparato. Llévelo a la reunión con un programa.
counts-empty = Todavía no hay nada contado. Abra lo que un paciente le muestra y toque “Contarlo”.
counts-see = Ver qué fue de los programas hasta ahora
counts-month = Mes
counts-program = Programa
counts-code = Código
counts-state = Qué pasó
counts-count = Cuántos
counts-small = Los números menores que { $count } no se muestran: podrían señalar a una persona.
counts-print = Imprimir la tabla
counts-csv = Guardar como hoja de cálculo

## Mostrar a mi clínica

show-title = Mostrar a mi clínica
show-page = Mostrar a mi clínica
show-lead = Cuente a su clínica qué pasó. Usted elige qué ven.
show-private = Ven los programas que marca, qué pasó y el día. No ven su nombre ni sus notas. No enviamos nada: usted muestra el código o da el enlace.
show-empty = Su lista está vacía. Guarde primero un programa.
show-tell = Contar de
show-code = El código para su clínica
show-code-label = Deje que su clínica escanee esto
show-nothing = Marque un programa para hacer el código.
show-too-many = Son demasiados para un código. Marque { $count } o menos.
show-share-words = Qué pasó con mis programas
show-print = Imprimir media hoja

## Cuánta ayuda hay

coverage-title = Qué hay para cada necesidad
coverage-page = Cuánta ayuda hay
coverage-lead = Cuántos programas hay para cada necesidad, lugar por lugar. Una casilla con 0 es un hueco. Lo que ya terminó no se cuenta.
coverage-need = Necesidad
coverage-programs = Programas
coverage-by = Mostrar por
coverage-by-county = Condado
coverage-by-town = Ciudad
coverage-by-postal = Comienzo del código postal
coverage-show = Qué contar
coverage-all = Todo
coverage-area = Lugar
coverage-everywhere = En total
coverage-others =
    { $count ->
        [one] 1 lugar más
       *[other] { $count } lugares más
    }
coverage-placeless = Sin lugar conocido
coverage-unnamed-county = Condado sin indicar
coverage-unnamed-town = Ciudad sin indicar
coverage-unnamed-postal = Código postal sin indicar
coverage-accepting = Aceptan personas nuevas
coverage-free = Gratis
coverage-evenings = Abren después de las 6 p. m.
coverage-weekends = Abren el fin de semana
coverage-stale = Sin revisar en 6 meses
coverage-languages = Idiomas
coverage-see = { $need }, { $place }: { $count }
coverage-gaps = Ningún programa para: { $needs }
coverage-taught = Quién enseña qué
coverage-no-condition = Para cualquiera
coverage-partners = Quién trabaja con la clínica
coverage-formal = Socios con acuerdo
coverage-informal = Otros socios
coverage-unsaid = Relación no indicada
coverage-organization = Grupo

## Quién revisa esto

about-title = Quién revisa este directorio
about-page = Quién revisa esto
about-lead = { $community } hace este directorio y firma cada edición con sus llaves. Su navegador revisó las firmas antes de mostrarle nada.
about-verdict = Lo que encontró su navegador
about-fresh = Todas las firmas son buenas y el directorio está al día.
about-stale = Todas las firmas son buenas. Pero su navegador no pudo confirmar desde el { $date } que esta sea la edición más nueva.
about-refused = Los archivos más nuevos se rechazaron. La última copia buena sigue en uso.
about-refused-rule = Qué falló: { $role }: { $rule }
about-checked-at = Última revisión completa en este aparato: { $date }, { $time }
about-checked-never = Todavía no ha habido una revisión completa en este aparato.
about-release = Edición
about-released = Hecha el { $date }, versión { $version }
about-contact = Contacto
about-signers = Quién firmó
about-signers-hint = Compare las huellas con las que la comunidad le da en persona, en papel o en su propio sitio.
about-version = Versión
about-expires = Vale hasta
about-expired = { $date } (ya pasó)
about-threshold = { $count ->
    [one] necesita { $count } firma
   *[other] necesita { $count } firmas
}
about-key = Llave
about-key-signed = firmó
about-key-not-signed = no firmó esto
about-fingerprint = Huella
role-root = Raíz: dice qué llaves cuentan
role-targets = Archivos: dice qué archivos son parte
role-editors = Editores: los datos del directorio
role-snapshot = Foto: mantiene juntos los archivos de una edición
role-timestamp = Hora: dice que esto es lo más nuevo
role-partner = Socio { $name }: sus propios datos
about-outside = Cómo comprobarlo desde afuera
about-outside-text = En su propia computadora, consiga la herramienta Signpost y ejecute esto. Descarga el sitio y revisa cada archivo y cada firma:
about-limits = Lo que esto no puede hacer
about-limit-1 = Una firma muestra quién publicó unos datos, no que el programa le vaya a ayudar.
about-limit-2 = La primera vez que viene, usted confía en la dirección que escribió o que le dieron.
about-limit-3 = Quien pueda usar este aparato puede ver su lista. Puede borrarla en los ajustes.
about-limit-4 = Quien aloja el sitio puede ver que alguien lo abrió, pero no lo que busca, lee o guarda.
about-limit-5 = Quien pueda cambiar los archivos de este sitio también puede cambiar la aplicación que revisa las firmas. Los pasos de arriba lo descubren. A quien ya tiene la aplicación no le engaña una copia mala de los datos.
about-limit-6 = Una llave de editor robada puede firmar mentiras hasta que la comunidad la cambie. Una llave en línea robada puede mostrar por un tiempo una edición vieja a quien viene por primera vez.
about-log = Qué se rechazó o falló
about-log-empty = Nada.
about-app = Esta aplicación
about-app-build = Versión { $build }
about-offline-kept = Este navegador guarda la aplicación: también se abre sin conexión.
about-offline-not-kept = Este navegador no guarda la aplicación (HTTP simple, una ventana privada o un ajuste). Solo se abre con conexión.
about-app-hash = La página de inicio nombra todos los demás archivos de la aplicación por sus huellas. Los editores la firmaron con este SHA-256:
about-app-hash-check = Para compararlo, ejecute esto en su propia computadora:
about-check-now = Revisar otra vez ahora
about-checking = Revisando …
about-checked-now = Revisado: esta es la edición más nueva.
about-check-failed = No se pudo llegar al sitio, así que no se encontró nada más nuevo. Usted ve la última copia buena.
about-check-refused = Revisado: llegó algo nuevo y se rechazó.
trust-line-fresh = Firmas revisadas { $when }. Firmado por { $who }.
trust-line-stale = Firmado por { $who }, confirmado por última vez el { $date }
trust-line-refused = La última actualización se rechazó
trust-line-waiting = Revisando las firmas …
trust-line-unreached = El sitio no contesta

## Ajustes

settings-title = Ajustes
settings-page = Ajustes
settings-theme = Claro u oscuro
settings-theme-auto = Como mi aparato
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-size = Tamaño de las palabras
settings-size-normal = Normal
settings-size-large = Grande
settings-size-largest = Muy grande
settings-distance = Mostrar la distancia en
settings-distance-auto = Lo usual aquí
settings-distance-miles = Millas
settings-distance-km = Kilómetros
settings-ask-again = Pregúnteme otra vez qué necesito
settings-ask-again-when = Cuándo preguntar
settings-ask-again-never = No preguntar
settings-ask-again-months = { $count ->
    [one] Después de { $count } mes
   *[other] Después de { $count } meses
}
settings-ask-again-hint = La pregunta espera en la página de inicio. Solo este dispositivo sabe cuándo.
help-others = Ayudo a otras personas a encontrar programas
help-others-hint = Muestra «Poner en la hoja» en los programas y lo que una clínica necesita saber.
settings-privacy = Si otra persona toma este teléfono
settings-discreet = Llamar a esta página “Notas” en el navegador, sin imagen
settings-keep-nothing = No guardar nada mío en este dispositivo
settings-keep-nothing-hint = Su lista, sus notas y sus ajustes duran entonces solo hasta que cierre esta página. Solo quedan esta elección y el directorio.
settings-erase-after = Borrar todo si no vuelvo en
settings-erase-never = Nunca
settings-erase-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
settings-erase = Borrar todo
settings-erase-lead = Esto quita de este dispositivo:
settings-erase-programs = { $count ->
    [one] { $count } programa guardado
   *[other] { $count } programas guardados
}
settings-erase-notes = { $count ->
    [one] las notas de { $count } programa
   *[other] las notas de { $count } programas
}
settings-erase-handout = { $count ->
    [one] la hoja con { $count } programa
   *[other] la hoja con { $count } programas
}
settings-erase-helpers = las plantillas, los recuentos y la tarjeta de una clínica
settings-erase-settings = estos ajustes, y dónde estuvo en esta aplicación
settings-erase-text = Esto no se puede deshacer.
settings-erase-button = Borrar todo
settings-erased = Ya no queda nada de eso en este aparato.
settings-erase-failed = No se pudo borrar todo. Cierre otras pestañas de este sitio y pruebe otra vez, o borre los datos de este sitio en su navegador.
settings-kept = Lo que se guarda en este aparato: su lista, estos ajustes y una copia del directorio.

## Cargar y fallar

phase-opening = Abriendo el directorio …
phase-waiting = Otra pestaña de este sitio está ocupada. Espere un poco, o ciérrela …
texts-on-their-way = Los textos más largos están en camino.
texts-missing = Los textos más largos todavía no han llegado.
phase-downloading = Trayendo el directorio … { $percent } %
phase-verifying = Revisando las firmas …
phase-indexing = Preparando la búsqueda … { $percent } %
failed-title = Eso no funcionó
failed-no-directory = El directorio todavía no está aquí. Revise su conexión y pruebe otra vez.
failed-retry = Probar otra vez
failed-internal = Algo se rompió. Cargue la página otra vez. Su lista está a salvo.
not-found-title = Esa página no existe
not-found-page = No encontrado
not-found-host = El enlace puede estar mal escrito o cortado. Pídalo otra vez, o abra la dirección del sitio y escriba lo que necesita.
not-found = La dirección puede estar mal escrita, o copiada de la barra de direcciones, que deja fuera lo importante. Sirven los enlaces hechos con “Compartir” o “Copiar el enlace”. También puede escribir el código de un programa o lo que necesita:

## Antes de que la aplicación funcione

boot-wait = Abriendo el directorio…
boot-no-script = Para buscar aquí, active JavaScript en los ajustes de su navegador. Todavía puede llamar a los números de esta página.
boot-old = Todavía se está abriendo. Con una conexión lenta puede tardar. Si no aparece nada más, este navegador puede ser demasiado viejo para buscar aquí: pruebe con otro teléfono o computadora. Todavía puede llamar a los números de esta página.
boot-failed = El directorio no se abrió. Revise su conexión y cargue esta página otra vez. Todavía puede llamar a los números de esta página.
boot-blocked = El servidor de este sitio no lo deja funcionar. Avise a quienes llevan el sitio. Todavía puede llamar a los números de esta página.
boot-framed = Abrir el directorio en su propia ventana

## Páginas simples y vecinos

browse-link = Leer sin la aplicación
browse-about = Cada necesidad y cada programa tiene también una página simple. Se abre en cualquier navegador y no necesita la aplicación.
browse-needs = Elija lo que necesita
browse-all = Todas las necesidades
browse-other = Más programas
browse-open-app = Abrir esto en la aplicación
browse-open-app-hint = Allí puede buscar, guardar un programa y ver qué está abierto ahora.
browse-dated = De { $community }, con fecha del { $date }. Las cosas cambian: llame primero.
browse-checked-by = Revisado el { $date }. Por: { $who }.
browse-exit-hint = “Salir de aquí” va a una página del clima. Con “Atrás” se vuelve aquí.
browse-seen = Quien aloja el sitio puede ver cuáles de estas páginas abre usted. No puede ver lo que hace en la aplicación.
neighbors-title = Otros directorios cercanos
neighbors-hint = Los hacen y revisan otras personas. Cada uno se abre en una pestaña nueva.
neighbors-look = Busque también en { $name }
link-card-more = Teléfono, horario y qué llevar
link-card-from = De { $community }
