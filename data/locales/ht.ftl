# Pawòl aplikasyon an an kreyòl ayisyen. Fraz kout, mo senp, ak respè.
#
# MACHINE-MADE: written by a machine and not yet read over by a person who speaks Haitian Creole. The app
# says so in its footer (`unreviewed = yes`). Remove that line and this note once somebody has.

## Lang sa a

own-name = Kreyòl
unreviewed = yes

## Fason yo ekri yo

format-date = { $day } { $month } { $year }
format-weekday-date = { $weekday } { $day } { $month }
format-month-day = { $day } { $month }
time-morning = { $clock12 } nan maten
time-afternoon = { $part ->
    [evening] { $clock12 } diswa
   *[other] { $clock12 } nan apremidi
}
time-morning-whole = { $hour12 }è nan maten
time-afternoon-whole = { $part ->
    [evening] { $hour12 }è diswa
   *[other] { $hour12 }è nan apremidi
}
time-noon = midi
time-midnight = minui
time-range = { $from } rive { $to }
number-decimal = ,
list-comma = {", "}
list-and = { $first } ak { $last }
distance-km = { $distance } kilomèt
distance-miles = { $distance } mil
day-today = jodi a
day-tomorrow = demen
day-yesterday = yè
days-ago = sa gen { $count } jou
months-ago = sa gen { $count } mwa
weekday-mon = lendi
weekday-tue = madi
weekday-wed = mèkredi
weekday-thu = jedi
weekday-fri = vandredi
weekday-sat = samdi
weekday-sun = dimanch
month-01 = janvye
month-02 = fevriye
month-03 = mas
month-04 = avril
month-05 = me
month-06 = jen
month-07 = jiyè
month-08 = out
month-09 = septanm
month-10 = oktòb
month-11 = novanm
month-12 = desanm

## Lang pwogram yo pale

lang-en = angle
lang-es = panyòl
lang-ht = kreyòl ayisyen
lang-fr = franse
lang-pt = pòtigè
lang-ar = arab
lang-zh = chinwa
lang-yue = kantonè
lang-cmn = mandaren
lang-vi = vyetnamyen
lang-ko = koreyen
lang-ja = japonè
lang-ru = ris
lang-uk = ikrenyen
lang-pl = polonè
lang-de = alman
lang-it = italyen
lang-tl = tagalòg
lang-hi = endi
lang-ur = oudou
lang-bn = bengali
lang-fa = fasi
lang-so = somali
lang-sw = swahili
lang-am = amarik
lang-hmn = mong
lang-my = bimanyen
lang-km = kmè
lang-ne = nepalè
lang-ps = pachto
lang-he = ebre
lang-mam = mam
lang-quc = k’iche’
lang-kjb = q’anjob’al
lang-nah = nawatl
lang-ase = lang siy ameriken
lang-sgn = lang siy

## Bezwen yo

need-food = Manje
need-housing = Lojman
need-utilities = Bòdwo kouran ak dlo
need-transportation = Transpò
need-safety = Sekirite
need-money = Lajan
need-work = Travay
need-education = Kou ak lekòl
need-health-care = Swen sante
need-mental-health = Sante mantal
need-substance-use = Alkòl ak dwòg
need-healthy-living = Viv an sante
need-family = Fanmi ak timoun
need-aging = Granmoun aje
need-disability = Andikap
need-legal = Èd legal
need-goods = Rad ak lòt bagay
need-belonging = Rankontre moun
need-emergency = Ijans

need-food-hint = Pwovizyon, repa, manje tibebe
need-housing-hint = Yon kote pou dòmi, lwaye, reparasyon
need-utilities-hint = Bòdwo kouran, dlo, gaz ak telefòn
need-transportation-hint = Al kay doktè, nan travay, nan makèt
need-safety-hint = Lè yon moun fè w mal oswa fè w pè
need-money-hint = Èd lajan kach, benefis, taks, dèt
need-work-hint = Jwenn travay, aprann yon metye
need-education-hint = Li, angle, lekòl, kolèj
need-health-care-hint = Doktè, dan, je, medikaman
need-mental-health-hint = Yon moun pou pale avè l
need-substance-use-hint = Èd pou bwè mwens, pran mwens, oswa kite sa
need-healthy-living-hint = Aprann kwit manje, fè egzèsis, viv ak dyabèt
need-family-hint = Gadri, paran, tibebe ki fèk fèt
need-aging-hint = Èd lakay, repa, konpayi
need-disability-hint = Ekipman, swen, sipò
need-legal-hint = Yo vle mete w deyò nan kay, papye, dwa
need-goods-hint = Rad, mèb, kouchèt
need-belonging-hint = Gwoup, klèb, volontè
need-emergency-hint = Dife, inondasyon, èd touswit

## Toupatou

skip-to-content = Ale nan pati prensipal la
nav-label = Meni prensipal
nav-search = Chèche
nav-list = Lis mwen
nav-list-count = Lis mwen ({ $count })
nav-handout = Fèy
nav-handout-count = Fèy ({ $count })
nav-settings = Reglaj
nav-about = Kiyès ki verifye sa
nav-helpers = Pou klinik ak moun k ap ede
language-label = Lang
quick-exit = Soti sou sit la
quick-exit-hint = “Soti sou sit la” mennen w touswit sou yon paj meteyo. Apre sa, bouton “Retounen” pa montre anyen nan sa ou te chèche isit la. Istwa navigatè ou ka toujou montre ou te vin isit la.
footer-label = Sou sit sa a
footer-unreviewed = Se yon òdinatè ki fè tradiksyon sa a. Poko gen moun ki verifye l.
title-page = { $page } – { $site }
loading = Yon ti moman …
call = Rele { $number }
call-named = Rele { $number }, { $name }
call-short = Rele
text = Voye tèks bay { $number }
text-named = Voye tèks bay { $number }, { $name }
text-short = Voye tèks
extension = ekstansyon { $extension }
save = Konsève
saved = Konsève deja
save-named = Konsève: { $name }
saved-named = Konsève deja: { $name }
tray-add-named = Mete sou fèy la: { $name }
tray-added-named = Sou fèy la: { $name }
tray-add = Mete sou fèy la
tray-added = Sou fèy la
tray-is-full = Fèy la plen. Li ka pran { $count } pwogram, pa plis.
tray-title = Sou fèy la
tray-empty = Poko gen anyen. Peze “Mete sou fèy la” sou yon pwogram.
tray-to-handout = Fè fèy la: { $count } pwogram
keys-title = Touch yo
keys-search = chèche
keys-result = ajoute rezilta sa a, oswa retire l
keys-handout = ale nan fèy la
keys-order = monte oswa desann yon pwogram
keys-print = enprime fèy la
keys-help = montre touch sa yo
keys-off = Touch yo mache lè “Mwen ede lòt moun jwenn pwogram” aktive.
keys-close = Fèmen
copied = Li kopye.
copy-failed = Navigatè ou pa kite nou kopye. Chwazi tèks la epi kopye l ou menm.
back-to-results = Retounen nan rezilta yo
undo = Anile
undone = Anile deja.
neutral-title = Nòt

## Liy kriz yo

crisis-title = Ou bezwen èd kounye a?
crisis-search-title = Ou pa oblije sipòte sa pou kont ou
crisis-search-words = Moun sa yo ka ede w kounye a.
crisis-text = oswa voye tèks bay { $number }

## Avi yo

banners-label = Avi
banner-demo = Demonstrasyon: pwogram ak nimewo envante.
urgent-title = Ijan kounye a
banner-offline = Ou pa gen koneksyon. Ou ka toujou chèche, wè lis ou epi enprime.
banner-offline-empty = Ou pa gen koneksyon, epi anyè a poko sou aparèy sa a. Konekte yon fwa pou jwenn li.
banner-no-answer = Sit la pa reponn kounye a. Ou ka toujou chèche, wè lis ou epi enprime.
banner-part = Se yon pati nan anyè a sèlman ki la, epi l ap disparèt lè ou fèmen paj sa a. Kite l louvri: rès la ap vini lè sit la reponn.
banner-stale = Dènye konfimasyon: { $date }. Bagay yo ka chanje: rele anvan.
banner-very-stale-title = Anyè sa a vye
banner-very-stale = Pèsonn pa konfime l depi { $date }. Pwogram yo ka deplase oswa fèmen. Rele anvan ou ale.
banner-very-stale-show = Mwen konprann. Montre m li
banner-refused-title = Nou bloke yon chanjman
banner-refused-kept = Gen nouvo enfòmasyon ki vini, men nou pa t ka fè yo konfyans, kidonk nou pa sèvi ak yo. Ou wè dènye bon kopi a, konfime { $date }. Rele anvan.
banner-refused-none-title = Nou pa ka montre anyè a
banner-refused-none = Enfòmasyon ki vini yo pa gen siyati moun ki ta dwe siyen yo. Yon moun gendwa chanje yo nan wout. Nou pa montre enfòmasyon nou pa ka fè konfyans.
banner-refused-still = Sa ki toujou mache: lis ou konsève a, ak nimewo sa yo:
banner-unreached = Sit la pa reponn, epi poko gen kopi sou aparèy sa a. Gade koneksyon ou epi eseye ankò pita.
banner-refused-why = Gade poukisa
banner-updated = { $count } pwogram chanje depi { $since }.
banner-not-kept = Navigatè sa a pa ka konsève anyen. Ou ka chèche, men lis ou ak kopi san koneksyon an ap disparèt lè ou fèmen paj sa a.
banner-reload = Chaje l kounye a
banner-dismiss = Kache mesaj sa a

## Paj akèy ak rechèch

home-title = Jwenn èd toupre w
home-page = Jwenn èd
home-lead = Manje, lwaye, transpò, kou, yon moun pou pale. Di l jan ou vle.
search-label = Kisa ou bezwen?
search-placeholder = bòdwo kouran, manje jodi a …
search-button = Chèche
search-clear = Efase
home-needs-title = Oswa chwazi sa ou bezwen
ask-again-title = Èske ou bezwen èd ak yon lòt bagay?
ask-again-yes = Chwazi sa ou bezwen
ask-again-no = Pa kounye a
home-unsure = Ou pa sèten?
home-unsure-hint = Chwazi nan yon lis, kantite ou vle
home-promise-title = Sa ou ka konte sou li
home-promise-checked = Siyen, ak dat
home-promise-checked-text = { $organization } siyen lis sa a. Lè yon moun verifye yon pwogram, nou montre kiyès ak kilè.
home-promise-private = San kont, san siveyans
home-promise-private-text = Sa ou chèche ak sa ou konsève rete sou aparèy sa a. Sèvè sit la wè sèlman yon moun te vini.
home-promise-offline = Li mache san siyal
home-promise-offline-text = Apre premye vizit la, li mache san koneksyon. Ou ka konsève pwogram epi enprime yo tou.
home-promise-online = Isit la ou bezwen koneksyon
home-promise-online-text = Navigatè sa a pa konsève aplikasyon an. Pou louvri l, fòk ou gen koneksyon.
home-count = { $programs } pwogram nan { $organizations } òganizasyon
search-title = Rezilta
search-page = Rezilta
search-count = { $count ->
    [0] Nou pa jwenn pwogram
   *[other] { $count } pwogram
}
search-count-query = { $count ->
    [0] Nou pa jwenn pwogram pou “{ $query }”
   *[other] { $count } pwogram pou “{ $query }”
}
search-working = N ap chèche …
search-more = Montre plis
search-share = Pataje rechèch sa a
search-print = Enprime sa yo
search-print-first = Se premye { $count } sou { $total } k ap enprime. Sèvi ak filtè yo pou jwenn lòt yo.
search-so-far = { $count }, pou kounye a
search-expanded = Nou chèche tou: { $words }.
search-spelled = Nou chèche tou “{ $means }”, si se sa ou te vle di.
search-mistyped-code = Sa sanble ak kòd yon pwogram, men gen yon erè ladan l. Gade chak lèt ak chak chif.
search-codes-missing = Yo pa nan anyè sa a: { $codes }
search-codes-unread = Se sèlman premye { $most } kòd yo ki parèt. Sa ki rete: { $count }. Chèche rès yo apre.
search-code-guess = Èske ou te ekri kòd yon pwogram? Li gendwa:
search-near-unknown = Nou pa konnen kote ki rele “{ $place }”. Eseye yon kòd postal oswa yon vil.
search-place-first = Sa ki pi pre { $place } vini an premye.
search-places-once = Yon pwogram ki gen plizyè kote parèt yon sèl fwa.

## Sa yon kat di

fact-open = Louvri kounye a
fact-open-until = Louvri jiska { $time }
fact-open-always = Louvri lajounen kou lannwit
fact-opens-today = Ap louvri jodi a a { $time }
fact-opens-at = Ap louvri { $day } a { $time }
fact-closed = Fèmen kounye a
fact-hours-unknown = Rele pou konnen lè yo
fact-hours-differ = Lè yo chanje selon kote a
fact-temporarily-closed = Fèmen pou yon tan
fact-ended = Li gendwa fini
fact-free = Gratis
fact-serves = Sèvi { $place }
fact-serves-others = Li pa site { $place }. Rele anvan
fact-distance = a { $distance }
fact-call-for-location = Rele pou konnen ki kote
fact-accepting = Pran nouvo moun
fact-full = Plen kounye a
fact-waitlist = Gen yon lis datant
fact-assessment = Y ap poze w kèk kesyon anvan
fact-room-as-of = { $what } (jou ki te { $date })
fact-room-old = { $what }, jou ki te { $date }. Sa a ansyen: rele anvan
fact-checked = Verifye: { $when }
fact-not-checked = Pa gen dat verifikasyon
fact-languages = Pale { $languages }
fact-no-phone = Pa gen nimewo telefòn

## Filtre yo

filters-title = Wè mwens pwogram
filters-show = Filtre
filters-show-count = Filtre ({ $count })
filters-clear = Retire tout filtre yo
filters-active = Sa ou chwazi:
filter-remove = Retire: { $filter }
filter-need = Bezwen
filter-any = Nenpòt
filter-choice-count = { $choice } ({ $count })
filter-open = Louvri kounye a
filter-free = Gratis
filter-accepting = Pran nouvo moun
filter-accessible = Chèz woulant ka antre
filter-language = Yo pale
filter-audience = Pou kiyès
filter-checked = Verifye nan 6 dènye mwa yo
filter-weekends = Louvri nan wikenn
filter-evenings = Louvri apre 6è nan aswè
filter-area-active = Nan { $place }
filter-near = Toupre (kòd postal oswa vil)
filter-near-apply = Mete
filter-near-me = Sèvi ak kote mwen ye
filter-near-me-hint = Kote ou ye a rete sou aparèy sa a.
filter-near-me-active = Sa ki pi pre w an premye
filter-near-me-failed = Aparèy ou pa di nou ki kote ou ye. Ekri yon kòd postal oswa yon vil.
filter-near-active = Sa ki pi pre { $place } an premye
filter-within = Ki distans
filter-serves = San sa ki sèvi lòt kòd postal sèlman
filter-within-active = Pa pi lwen pase { $distance }
sort-label = Lòd
sort-best = Sa ki pi bon pou ou
sort-nearest = Sa ki pi pre
sort-open-first = Sa ki louvri an premye
audience-children = Timoun
audience-teens = Jèn
audience-families = Fanmi
audience-women = Fanm
audience-men = Gason
audience-seniors = Granmoun aje
audience-veterans = Veteran
audience-immigrants = Imigran
audience-lgbtq = Moun LGBTQ+
audience-disabled = Moun ki gen andikap

## Nou pa jwenn anyen

empty-title = Pa gen anyen ki gen tout sa
empty-drop = San “{ $filter }” gen { $count } pwogram.
empty-drop-button = Chèche san sa
empty-spelling = Èske ou te vle di “{ $words }”?
empty-need = Gade tout pwogram pou { $need }
empty-words = Eseye mwens mo oswa lòt mo. Youn oswa de mo mache pi byen.
empty-call = Oswa rele epi mande yon moun:

## Chwazi bezwen

needs-title = Nan kisa ou bezwen èd?
needs-page = Kisa ou bezwen?
needs-lead = Chwazi youn oswa plizyè. Sa ou chwazi rete sou aparèy sa a.
needs-lead-screening = Make sa pale a oswa fòm nan te montre. Apre sa mete pwogram yo sou fèy la epi chanje sa ou vle.
needs-wishes = Pou pasyan sa a
needs-take = { $count ->
    [one] Mete l sou fèy la
   *[other] Mete { $count } sa yo sou fèy la
}
needs-show = Montre pwogram yo
needs-none = Chwazi omwen youn.
needs-safety = Èske yon moun ap fè w mal? Ou ka rele liy sa yo:
needs-leave = Èske gen yon moun toupre ki pa dwe wè sa? Soti touswit:
needs-results = Pwogram pou sa ou chwazi
needs-more = Tout pwogram pou { $need } ({ $count })

## Paj yon pwogram

program-page = Pwogram
todo-title = Kisa pou fè
todo-unknown = Nou pa konnen kijan pou kontakte yo. Rele 211 epi mande.
todo-go = Ou ka ale la
todo-apply = Aplike sou sit yo
todo-visit = Gade sit yo
todo-write = Ekri yon imel
todo-write-hint = Sa ap louvri imel ou.
todo-ask-for = Mande pou
todo-say = Ou ka di
todo-say-words = “Bonjou. Mwen jwenn { $name }. Èske ou ka ede m?”
program-missing-title = Pwogram sa a pa nan anyè a
program-missing = Li gendwa fèmen oswa chanje kòd. Chèche yon lòt ki sanble avè l, oswa mande:
program-by = Pa { $organization }
program-code = Kòd
program-code-hint = Ekri kòd sa a nan bwat rechèch la pou retounen isit la.
program-alert = Fè atansyon
program-temporarily-closed = Pwogram sa a fèmen pou yon tan. Rele pou mande kilè l ap louvri ankò.
program-ended = Lajan pwogram sa a te fini { $date }. Rele anvan: li gendwa pa la ankò.
program-expired = Enfòmasyon sa a te bon jiska { $date }. Rele anvan: bagay yo ka chanje.
program-stale-check = Dènye verifikasyon: { $when }. Rele anvan.
program-partner-expired = Se { $partner } menm ki siyen enfòmasyon sa a, epi siyati li te bon jiska { $date }. Rele anvan.
program-not-translated = Tèks sa a an { $language }.
program-contact = Kijan pou kontakte yo
program-website-leaves = Louvri yon lòt sit
program-ask-for = Mande pou { $name }
program-where = Ki kote pou ale
program-confidential = Rele pou konnen ki kote. Yo kenbe l an sekrè pou pwoteje moun yo.
program-no-place = Nou pa konnen adrès pwogram sa a. Rele oswa ekri.
program-virtual = Sou entènèt oswa nan telefòn
program-map = Louvri yon kat
program-map-leaves = Louvri yon sit kat. Sit sa a ap wè adrès la.
program-map-app = Louvri aplikasyon kat ou a. Li pral wè adrès sa a.
program-rides = Kijan pou rive la
program-access = Aksè pou moun andikape
program-hours = Kilè li louvri
program-hours-unknown = Nou pa konnen lè yo. Rele anvan.
program-hours-closed = Fèmen
program-hours-always = lajounen kou lannwit
program-hours-day-unknown = nou pa konnen lè yo, rele anvan
program-hours-holiday = Fèmen (jou konje)
program-days-range = { $from } rive { $to }
hours-every-day = Chak jou
hours-every-weeks = { $interval ->
    [2] Yon semèn wi, yon semèn non: { $days }
   *[other] Chak { $interval } semèn: { $days }
}
hours-monthly = { $which } { $days } nan mwa a
hours-month-days = Jou { $days } nan chak mwa
hours-month-last-day = Dènye jou nan chak mwa
hours-nth-1 = premye
hours-nth-2 = dezyèm
hours-nth-3 = twazyèm
hours-nth-4 = katriyèm
hours-nth-5 = senkyèm
hours-nth-last = dènye
hours-nth-last-2 = avan-dènye
hours-opening = { $days }, { $hours }
hours-closed-on = Fèmen: { $days }
hours-from = { $opening }, apati { $date }
hours-until = { $opening }, jiska { $date }
hours-next = { $opening }. Pwochen fwa: { $date }
program-bring = Kisa pou pote
program-bring-hint = Si ou pa genyen l, rele epi mande.
program-cost = Pri
program-cost-unknown = Rele pou mande konbyen li koute.
program-cost-amount = { $amount } { $currency }
program-who = Pou kiyès li ye
program-who-anyone = Rele pou konnen si ou ka jwenn èd sa a.
program-age-range = Laj { $from } rive { $to } an
program-age-from = Laj { $from } an oswa plis
program-age-to = Jiska { $to } an
program-area = Zòn yo sèvi
program-apply = Kijan pou kòmanse
program-referral = Lè se yon klinik ki voye w
program-wait = Konbyen tan pou tann
program-languages = Lang
program-interpretation = Entèprèt
program-teaches = Sa ou aprann oswa jwenn
program-conditions = Ede ak
program-capacity = Èske gen plas?
program-capacity-room = Gen plas pou { $count } anplis ({ $unit })
program-capacity-full = Plen kounye a ({ $unit })
program-capacity-updated = Dat: { $date }
program-about = Sou pwogram sa a
program-about-organization = Sou { $organization }
program-licenses = Lisans
program-accreditations = Akreditasyon
program-partnership = Relasyon ak klinik la
program-clinical-capacity = Sa li ka pran ki soti nan yon klinik
partnership-informal = Yo konnen youn lòt
partnership-referral = Patnè ki resevwa pasyan
partnership-agreement = Akò ekri
partnership-co-located = Nan menm bilding nan
program-funded-until = Gen lajan jiska { $date }
program-valid-until = Enfòmasyon sa a bon jiska { $date }
program-trust = Èske mwen ka fè sa konfyans?
program-checked-by = Verifye: { $when } ({ $date }). Moun ki verifye: { $who }.
program-checked = Verifye: { $when } ({ $date }).
program-never-checked = Nou pa konnen kilè yon moun te verifye sa ak pwogram nan pou dènye fwa.
program-signed-editors = { $community } siyen l
program-signed-partner = Se pwogram nan menm ki siyen l ({ $partner })
program-signed-how = Kisa sa vle di
program-wrong = Èske gen yon erè isit la?
program-wrong-text = Fè nou konnen. Sa ap louvri imel ou.
program-wrong-subject = Yon erè nan enfòmasyon { $code }
program-wrong-body = Ki erè ki genyen nan enfòmasyon { $code } ({ $name })?
program-share = Pataje
program-print = Enprime
program-share-words = Èd ki soti sou { $site }: { $name }
read-aloud = Li l awotvwa
read-stop = Sispann li
read-slower = Pi dousman
read-no-voice = Aparèy sa a pa gen vwa pa l pou lang sa a.
program-place = Kote
program-more-places = { $count } lòt kote
program-for-you = Èske li pou mwen?
phone-kind-fax = Faks
phone-kind-tty = Telefòn pou moun ki pa tande (TTY)
phone-kind-text = Tèks
phone-kind-hotline = Liy dirèk

## Lis mwen

list-title = Lis mwen
list-page = Lis mwen
list-empty = Poko gen anyen isit la. Peze “Konsève” sou yon pwogram pou kenbe l. Li rete sou aparèy sa a, menm san koneksyon.
list-find = Chèche pwogram
list-private = Se sèl aparèy sa a ki gen lis sa a.
list-gone = Li pa nan lis anyè a ankò. Men sa nou te konnen { $date }.
list-changed = Pwogram sa a chanje depi lè ou te konsève l.
list-changed-seen = Mwen wè sa
list-state = Kijan sa ap mache?
list-note = Nòt ou
list-note-hint = Pou ou sèlman. Li rete sou aparèy sa a.
list-remove = Retire
list-removed = { $name } pa nan lis ou ankò.
list-saved-on = Konsève { $date }
list-to-handout = Fè yon fèy ak sa yo
list-print = Enprime lis mwen
list-load-failed = Nou pa rive louvri lis ou. Li pa pèdi: fèmen lòt onglè sit sa a, epi chaje paj la ankò.
state-not-yet = Mwen poko rele
state-called = Mwen rele
state-waiting = Yo mete m sou yon lis datant
state-got-help = Mwen jwenn èd
state-did-not-work = Sa pa mache
state-full = Yo pa t gen plas
state-not-for-me = Yo di li pa pou mwen
state-could-not-reach = Pèsonn pa reponn, oswa nimewo a pa bon
state-could-not-get = Mwen pa t ka rive la
state-closed = Li fèmen nèt
state-not-needed = Mwen pa bezwen l ankò
state-other = Lòt bagay
state-did-not-know-how = Mwen pa t konnen kijan pou fè sa
state-language = Pèsonn la pa pale lang mwen
state-cost = Li koute twòp
state-other-things-first = Mwen te gen lòt bagay pou regle anvan
list-full = Lis ou plen. Retire yon bagay anvan.
list-programs = Pwogram ou yo
list-empty-keeps-nothing = Poko gen anyen isit la. Ou chwazi pou pa konsève anyen: sa ou konsève la jiskaske ou fèmen paj sa a.
list-keeps-nothing = Ou chwazi pou pa konsève anyen: lis sa a ap disparèt lè ou fèmen paj sa a.
list-expired = Lis ou efase, jan ou te mande l nan reglaj yo.
list-gone-now = Li pa nan anyè a ankò. Men sa lis ou te konsève.
list-state-of = { $state }: { $name }
list-state-set = Li chanje pou: { $state }
list-reason = Sa ki pase?
list-step = { $date }: { $state }
list-note-keeping = N ap konsève l …
list-note-kept = Konsève sou aparèy sa a, pou ou sèlman.
list-note-unkept = Poko konsève.
list-other-note = Ekri an menm tan yon lòt kote:
list-other-note-drop = Retire sa a
list-move-up = Monte
list-move-down = Desann
list-move-up-named = Monte: { $name }
list-move-down-named = Desann: { $name }
list-order-by-hand = Lòd pa m
list-order-by-need = Selon bezwen
list-order-newest = Sa ki pi nouvo an premye
list-no-need = Lòt
list-today = Pou fè jodi a
list-still-waiting = W ap tann toujou? Sa fè { $weeks } semèn. Rele epi mande.
list-load-slow = Lis ou pran tan pou l louvri. Li pa pèdi. Tanpri tann, oswa fèmen lòt onglè sit sa a.
list-not-kept = Sa poko konsève sou aparèy ou. Li rete sou paj sa a.
list-not-kept-slow = Aparèy ou pran tan pou konsève sa. Li rete sou paj sa a jiskaske li konsève.
list-not-kept-denied = Navigatè ou pa kite nou konsève lis ou. Li la jiskaske ou fèmen paj sa a. Konsève l kòm yon dosye.
list-not-kept-full = Aparèy ou plen, kidonk sa poko konsève. Li rete sou paj sa a. Fè plas, oswa konsève l kòm yon dosye.
list-newer = Se yon vèsyon aplikasyon an ki pi nouvo ki fè lis ou. Chaje paj sa a ankò pou mete l ajou. Lis ou an sekirite.
list-kept-now = Li konsève kounye a.
list-save-file = Konsève kòm yon dosye
list-copies = Kopye, deplase oswa reprann lis ou
list-file-hint = Nenpòt moun ki jwenn dosye a ka li l.
list-encrypt = Oswa fèmen dosye a ak yon fraz sekrè
list-encrypt-hint = Kat mo oswa plis. San yo pèsonn pa ka louvri dosye a, epi nou pa ka ede w.
list-encrypt-short = Sa twò kout. Pran kat mo oswa plis.
list-encrypt-failed = Navigatè sa a pa ka fèmen oswa louvri yon dosye konsa isit la.
list-save-encrypted = Konsève yon dosye ki fèmen
list-import = Reprann yon lis nan yon dosye
list-import-hint = Ou wè sa ki pral chanje anvan li chanje.
list-import-too-long = Dosye sa a twò gwo pou l ta yon lis.
list-import-damaged = Sa a se pa yon lis aplikasyon sa a, oswa dosye a gate. Lis ou rete jan li ye a.
list-import-newer = Se yon vèsyon aplikasyon an ki pi nouvo ki fè dosye sa a. Chaje paj la ankò pou mete l ajou, epi eseye ankò.
list-unlock = Fraz sekrè dosye sa a
list-unlock-open = Louvri dosye a
list-unlock-wrong = Sa pa louvri l. Gade chak lèt epi eseye ankò.
list-import-title = Men sa ki t ap chanje nan lis ou
list-import-added = { $count } nouvo pwogram:
list-import-updated = { $count } pwogram ak yon bagay ki pi nouvo. Nòt pa w yo rete:
list-import-unchanged = { $count } pwogram rete menm jan.
list-import-left-out = Pa gen plas pou { $count } pwogram.
list-import-unreadable = Nou pa rive li { $count } antre nan dosye a.
list-import-merge = Mete nan lis mwen
list-import-cancel = Kite lis mwen jan li ye a
list-imported = { $count ->
    [0] Lis ou te gen tout deja.
   *[other] { $count } pwogram antre nan lis ou.
}
list-carry = Sou yon lòt telefòn
list-carry-hint = Eskane sa a ak lòt telefòn nan, oswa louvri lyen an la. Tout bagay anndan lyen an; nou pa resevwa l.
list-carry-notes = Ak nòt mwen yo
list-carry-qr = Eskane ak kamera lòt telefòn nan
list-carry-long = Sa twò long pou yon kòd pou eskane. Sèvi ak lyen an oswa yon dosye.
list-carry-many = Lis sa a twò long pou yon lyen. Konsève l kòm yon dosye.
list-carry-refused = Sa twò long pou yon lyen. Kite nòt yo deyò, oswa konsève l kòm yon dosye.
carry-title = Lis ou ki soti sou yon lòt telefòn
carry-page = Lis ou
carry-lead = Lyen sa a gen yon lis ladan l. Gade l, epi mete l nan lis ou sou aparèy sa a.
carry-missing = { $count } pwogram ladan l pa nan anyè sa a.
carry-damaged = Yon pati nan lyen sa a manke oswa chanje. Louvri lis la sou lòt telefòn nan epi eskane l ankò.
remind-title = Fè m sonje
remind-hint = Sa fè yon rapèl pou kalandriye telefòn ou menm. Nou pa resevwa anyen.
remind-when = Pwochen fwa yo louvri: { $day } a { $time }.
remind-when-unknown = Rapèl la se pou { $day } a { $time }. Ou ka chanje sa nan kalandriye ou.
remind-call = Pou rele yo
remind-visit = Pou ale la
remind-again = Pou mande ankò nan sis mwa
remind-call-title = Rele { $name }
remind-visit-title = Ale nan { $name }
remind-again-title = Mande ankò: { $name }
remind-neutral = Di “Rapèl” sèlman, san non ni nimewo
remind-neutral-title = Rapèl
remind-text = Voye l tèks ban mwen menm
remind-text-hint = Telefòn ou louvri yon mesaj ak non an ak nimewo a. Se ou ki chwazi kiyès ki resevwa l.
install-title = Kenbe sa sou telefòn ou
install-text = Ou ka mete aplikasyon sa a sou ekran akèy ou. L ap louvri tankou nenpòt aplikasyon, menm san siyal. Lòt moun ki pran telefòn ou ka wè l la.
install-yes = Mete l la
install-no = Non, mèsi

## Fèy enfòmasyon an

handout-title = Fè yon fèy
handout-page = Fèy
handout-lead = Pou klinik ak moun k ap ede: chwazi twa rive sis pwogram, peze sa pou di sou chak, epi enprime fèy la oswa bay lyen an.
handout-empty = Poko gen pwogram. Chèche, epi peze “Mete sou fèy la”.
handout-find = Chèche pwogram
handout-screening = Kòmanse ak sa pasyan an bezwen
handout-many = Plis pase sis mande yon twazyèm paj. Mwens pi bon: moun sèvi ak twa rive senk.
handout-line = Yon liy pou pwogram sa a
handout-line-hint = Pa egzanp: Mande pou Mary. Di l se Doktè Rivera ki voye w.
handout-from = Nan men kiyès
handout-from-hint = Non ou oswa klinik ou, jan pasyan an konnen l.
handout-language = Lang lyen an ak fèy la
handout-no-names = Pa ekri non pasyan an, dat li fèt, ni nimewo dosye l. Lyen an ak fèy la mache san sa.
handout-looks-personal = Sa sanble ak non yon pasyan, yon dat nesans oswa yon nimewo dosye. Pito ou retire l: fèy ak lyen konn pèdi.
handout-up-named = Monte { $name }
handout-down-named = Desann { $name }
handout-remove-named = Retire { $name } sou fèy la
handout-next = Fini, lòt pasyan an
handout-given = Ou fini ak pasyan sa a? Vide fèy la anvan lòt la.
handout-begun = { $minutes ->
    [0] Ou fèk kòmanse fèy sa a.
   *[other] Ou te kòmanse fèy sa a sa gen { $minutes } minit.
}
handout-cleared = Fèy la vid pou lòt pasyan an.
handout-link = Lyen an
handout-link-hint = Tout bagay anndan lyen an menm. Nou pa resevwa l. Onglè sa a kenbe l jiskaske ou peze “Fini, lòt pasyan an” oswa ou fèmen onglè a.
handout-copy = Kopye lyen an
handout-share = Pataje lyen an
handout-share-words = Pwogram pou ou, nan men { $from }
handout-share-words-plain = Pwogram pou ou
handout-qr = Eskane ak kamera yon telefòn pou louvri lyen an
handout-too-long = Liy yo twò long pou yon lyen. Fè yo pi kout.
handout-qr-no-address = Sit sa a poko gen yon adrès lòt moun ka louvri, kidonk kòd kare a pa enprime. Yo mete adrès la nan signpost.toml (base_url).
handout-codes = Pou di l nan telefòn, bay kòd sa yo:
handout-print = Enprime fèy la
handout-paper = Papye
handout-paper-letter = Fòma Letter
handout-paper-a4 = Fòma A4
handout-preview = Men sa k ap enprime
handout-preview-pages = { $count ->
    [one] Men sa k ap enprime: yon paj
   *[other] Men sa k ap enprime: { $count } paj
}
phrase-ask-for = Mande pou { $name }.
phrase-sent-by = Di yo se { $name } ki voye w.
phrase-bring-sheet = Pote fèy sa a.
phrase-bring = Pote: { $document }.
phrase-call-first = Rele anvan.
phrase-expected-on = Y ap tann ou { $date }.
phrase-free = Li gratis pou ou.
phrase-say-language = Di ou bezwen { $language }.
phrase-ask-again = N ap mande w jou { $date } ki jan sa te pase.
phrases-named = Sa pou di sou { $name }
phrases-all = Pou yo tout:
phrases-expected = Y ap tann ou
handout-large = Gwo lèt
handout-wallet = Kat pou bous: koupe toutotou, pliye nan mitan
handout-bilingual = De lang: lang pa yo ak angle
handout-discreet = An sekrè
handout-discreet-hint = Non yo ak kijan pou kontakte yo, men pa sa yo fè.
handout-codes-only = Kòd nan plas non yo
handout-ask-again = Mande ankò jou
handout-ask-again-hint = Fèy la di pasyan an sa, epi repons lan di w sa.
handout-copy-text = Kopye kòm tèks pou yon pòtay pasyan
handout-again = Menm pwogram yo ankò
template-used = Pwogram yo sou fèy la.
template-save = Konsève kòm modèl
template-name = Non modèl la
template-save-button = Konsève
template-save-hint = Pwogram yo, fraz yo, lang lan ak papye a konsève sou aparèy sa a. Sa ou ekri pou pasyan sa a pa konsève.
template-saved = Modèl la konsève sou aparèy sa a.
template-removed = { $name } retire.
template-remove-named = Retire modèl { $name }
template-unchanged = Anyen pa chanje depi yo te konsève modèl sa a.
template-changed = Sa ki chanje depi { $date }, lè yo te konsève modèl sa a:
template-gone = li pa nan anyè a ankò
template-hours = lè yo chanje
template-phones = nimewo telefòn yo chanje
template-ask-for = se yon lòt moun pou mande
template-not-checked = pèsonn pa verifye l depi sis mwa
template-replace = Mete { $name } nan plas li
template-replaced = Gen yon lòt pwogram nan plas li. Gade sa ki ekri a.
templates-title = Modèl
templates-published = Modèl { $community }
templates-keep = Konsève modèl epi pataje yo
templates-keep-hint = Yon dosye pote modèl ou yo sou yon lòt aparèy. Pa gen pasyan ladan l.
templates-export = Konsève tout kòm yon dosye
templates-import = Louvri yon dosye modèl
templates-would = Men sa dosye a t ap chanje:
templates-new = nouvo
templates-same = menm jan ak pa w la
templates-other-words = lòt fraz, lòt lang oswa lòt papye
templates-other = { $added } anplis, { $removed } retire
templates-take = Pran yo
templates-leave = Kite sa
templates-taken = Modèl yo antre.
templates-newer = Se yon vèsyon aplikasyon an ki pi nouvo ki fè dosye sa a. Chaje paj la ankò pou mete l ajou.
templates-damaged = Sa a se pa yon dosye modèl, oswa li gate.
clinic-newer = Se yon vèsyon aplikasyon an ki pi nouvo ki konsève sa isit la. Chaje paj la ankò pou mete l ajou.
clinic-too-many = Sa twòp, oswa yon non manke. Anyen pa chanje.
clinic-not-kept = Nou pa rive konsève sa sou aparèy sa a.
card-title = Kat pa nou
card-hint = Li konsève sou aparèy sa a epi li enprime sou chak fèy. Nenpòt moun ka bay fèy: yon klinik, yon lekòl, yon bank manje.
card-name = Kiyès nou ye
card-phone = Nimewo telefòn pou rele nou
card-address = Adrès nou
card-not-kept = Navigatè sa a pa konsève kat la. L ap enprime sou fèy ou yo jiskaske ou fèmen paj sa a.
card-logo = Logo pa nou
card-logo-hint = Yon ti imaj. Li rete sou aparèy sa a epi li enprime sou fèy ou yo.
card-logo-remove = Retire logo a
card-logo-failed = Nou pa t ka sèvi ak fichye sa a. Chwazi yon lòt imaj oswa yon imaj ki pi piti.
tray-removed = Li retire sou fèy la.
tray-received = Pwogram lyen an sou fèy la, nan plas pa w yo.

## Sou papye a

sheet-title = Pwogram pou ou
sheet-from = Nan men { $from }
sheet-phone = Rele
sheet-hours = Louvri
sheet-where = Ki kote
sheet-cost = Pri
sheet-who = Pou
sheet-bring = Pote
sheet-languages = Lang
sheet-code = Kòd
sheet-line-from = { $from } di:
sheet-crisis = Si ou bezwen èd kounye a
sheet-notes = Nòt
sheet-scan = Eskane pou louvri sou telefòn ou
sheet-find = Oswa ale sou { $address } epi ekri yon kòd.
sheet-dataset = { $community }, anyè { $date }, vèsyon { $version }. Enprime { $printed }.
sheet-running = { $community } · { $date } · vèsyon { $version }
sheet-page-of = Paj { $page } sou { $pages }
sheet-call-for-location = Rele pou konnen ki kote
sheet-call-first = Rele anvan
sheet-more-sites = Ak { $count } lòt kote. Rele pou mande.
sheet-gone-similar = Sa ki sanble: { $programs }
sheet-also-at = Tou nan: { $places }. Rele pou konnen lè yo.
sheet-gone = Pwogram sa a pa nan lis anyè a ankò.
sheet-scan-short = Kòd kare a louvri pwogram yo san nòt yo: yo te twò long.
sheet-demo = Demonstrasyon: pwogram ak nimewo envante.
sheet-urgent-day = Ijan, jouk nan fen { $date }: { $text }
sheet-urgent-time = Ijan, jouk { $date }, { $time }: { $text }

## Sa pasyan an wè

for-title = Pwogram pou ou
for-page = Pou ou
for-from = { $from } chwazi sa yo pou ou.
for-from-somebody = Yon moun chwazi sa yo pou ou.
for-language = Yo fè lyen sa a an { $language }. Montre l konsa:
for-changed = Li chanje { $date }, apre yo te fè lyen an
for-from-hint = Nenpòt moun ka ekri yon nòt nan yon lyen. Non yo ak nimewo telefòn yo soti nan anyè a.
for-line = Yo ekri:
for-keep-all = Mete tout nan lis mwen
for-kept = Yo nan lis ou sou aparèy sa a.
for-see-list = Gade lis mwen
for-gone = Pwogram sa a pa nan lis anyè a ankò.
for-gone-similar = Pwogram ki sanble avè l:
for-damaged-end = Bout lyen sa a pèdi nan wout. Pwogram yo la. Sa yo te ekri sou yo a manke: mande lyen an ankò.
for-gone-search = Chèche yon bagay ki sanble
for-damaged-title = Lyen sa a gate
for-damaged = Yon pati ladan l manke oswa chanje. Mande l ankò, oswa ekri kòd pwogram yo nan bwat rechèch la.
for-newer = Yo fè lyen sa a ak yon vèsyon aplikasyon an ki pi nouvo. Chaje paj la ankò pou mete l ajou.
for-print = Enprime
for-more = Wè plis
for-made-on = Yo fè l { $date }

## Sa ki pase

return-title = Sa ki pase
return-page = Sa ki pase
return-told = Se pasyan an ki di sa, { $date }. Pwogram yo pa konfime l.
return-form-lead = Mande sa ki pase ak chak pwogram. Jodi a se { $date }.
return-memory = Se sèl paj sa a ki genyen l. Li disparèt lè ou fèmen paj la oswa chaje l ankò.
return-none = Pa gen anyen ki louvri isit la. Sa yon pasyan montre w pa konsève: louvri lyen li oswa eskane kòd li ankò.
return-damaged = Yon pati nan lyen sa a manke oswa chanje. Mande pasyan an montre w li ankò.
return-newer = Se yon vèsyon aplikasyon an ki pi nouvo ki fè sa. Ou wè pati vèsyon sa a konnen. Chaje paj la ankò pou mete l ajou.
return-unknown = Nou pa ka montre sa ki pase ak sa yo: { $codes }.
return-since = Depi { $date }
return-failed = { $failed }: { $why }
return-find-other = Chèche yon lòt
return-find-other-named = Chèche yon lòt nan plas { $name }
return-choose-named = Sa ki pase ak { $name }?
return-why = Poukisa?
return-day = Depi kilè?
return-form = Pou moun k ap ede: note sa ki pase
return-take = Pran l
return-copy = Kopye pou dosye pasyan an
return-fhir = Telechaje kòm FHIR
return-count = Konte l
return-is-counted = Konte deja
return-counted = Li konte. Anyen lòt ladan l pa konsève.
return-count-hint = Lè ou konte, chif chak pwogram pou mwa a monte youn, sou aparèy sa a. Li pa konsève ni non ni lis.
return-close = Fini ak pasyan sa a
return-closed = Li fèmen. Anyen ladan l pa rete sou aparèy sa a.
return-record-source = Pwogram kominote a, se pasyan an ki di sa { $date }, pwogram yo pa konfime l:
return-record-line = { $name } ({ $code }): { $state }
return-record-line-since = { $name } ({ $code }): { $state } (depi { $date })
return-record-ask-again = Mande ankò jou { $date }.
return-record-task = Kontakte { $name }
counts-title = Sa pwogram yo bay
counts-page = Kantite
counts-lead = Sa pasyan yo di, konte sou aparèy sa a. Pote l lè w ap pale ak yon patnè.
counts-empty = Poko gen anyen ki konte. Louvri sa yon pasyan montre w, epi peze “Konte l”.
counts-see = Gade sa pwogram yo bay jiska kounye a
counts-month = Mwa
counts-program = Pwogram
counts-code = Kòd
counts-state = Sa ki pase
counts-count = Konbyen
counts-small = Nou pa montre chif ki pi piti pase { $count }: yo ta ka montre kiyès moun nan ye.
counts-print = Enprime tablo a
counts-csv = Konsève kòm yon fèy kalkil
show-title = Montre klinik mwen
show-page = Montre klinik mwen
show-lead = Fè klinik ou konnen sa ki pase. Se ou ki chwazi sa yo wè.
show-private = Yo wè pwogram ou make yo, sa ki pase, ak jou a. Yo pa wè non ou, ni nòt ou yo. Nou pa voye anyen: se ou ki montre kòd la, oswa ki bay lyen an.
show-empty = Lis ou vid. Konsève yon pwogram anvan.
show-tell = Pale sou
show-code = Kòd pou klinik ou
show-code-label = Kite klinik ou eskane sa a
show-nothing = Make yon pwogram pou fè kòd la.
show-too-many = Sa twòp pou yon sèl kòd. Make { $count } oswa mwens.
show-share-words = Sa ki pase ak pwogram mwen yo
show-print = Enprime mwatye yon paj

## Konbyen èd ki genyen

coverage-title = Sa ki genyen pou chak bezwen
coverage-page = Konbyen èd ki genyen
coverage-lead = Konbyen pwogram ki genyen pou chak bezwen, kote pa kote. Yon kare ki gen 0 se yon vid. Nou pa konte sa ki fini.
coverage-need = Bezwen
coverage-programs = Pwogram
coverage-by = Montre pa
coverage-by-county = Konte
coverage-by-town = Vil
coverage-by-postal = Kòmansman kòd postal la
coverage-show = Kisa pou konte
coverage-all = Tout
coverage-area = Kote
coverage-everywhere = An tou
coverage-others =
    { $count ->
       *[other] { $count } lòt kote
    }
coverage-placeless = Yo pa di ki kote
coverage-unnamed-county = Konte a pa ekri
coverage-unnamed-town = Vil la pa ekri
coverage-unnamed-postal = Kòd postal la pa ekri
coverage-accepting = Pran nouvo moun
coverage-free = Gratis
coverage-evenings = Louvri apre 6è nan aswè
coverage-weekends = Louvri nan wikenn
coverage-stale = Pa verifye depi 6 mwa
coverage-languages = Lang
coverage-see = { $need }, { $place }: { $count }
coverage-gaps = Pa gen okenn pwogram pou: { $needs }
coverage-taught = Kiyès ki anseye kisa
coverage-no-condition = Pou nenpòt moun
coverage-partners = Kiyès ki travay ak klinik la
coverage-formal = Patnè ki gen yon akò
coverage-informal = Lòt patnè
coverage-unsaid = Yo pa di ki lyen
coverage-organization = Gwoup

## Kiyès ki verifye sa

about-title = Kiyès ki verifye anyè sa a
about-page = Kiyès ki verifye sa
about-lead = { $community } fè anyè sa a epi siyen chak edisyon ak kle li yo. Navigatè ou verifye yo anvan li montre w anyen.
about-verdict = Sa navigatè ou jwenn
about-fresh = Tout siyati yo bon, epi se lis ki pi nouvo a.
about-stale = Tout siyati yo bon. Men depi { $date } navigatè ou pa rive konfime si se edisyon ki pi nouvo a.
about-refused = Nou refize dosye ki pi nouvo yo. Dènye bon kopi a toujou ap sèvi.
about-refused-rule = Sa ki pa bon: { $role }: { $rule }
about-checked-at = Dènye verifikasyon konplè sou aparèy sa a: { $date }, { $time }
about-checked-never = Poko gen yon verifikasyon konplè sou aparèy sa a.
about-release = Edisyon
about-released = Fèt { $date }, vèsyon { $version }
about-contact = Kontak
about-signers = Kiyès ki siyen
about-signers-hint = Konpare anprent sa yo. Y ap ba ou sa ki bon yo an pèsòn, sou papye oswa sou sit pa yo.
about-version = Vèsyon
about-expires = Bon jiska
about-expired = { $date } (pase)
about-threshold = bezwen { $count } siyati
about-key = Kle
about-key-signed = siyen
about-key-not-signed = pa siyen sa a
about-fingerprint = Anprent
role-root = Rasin: di ki kle ki konte
role-targets = Dosye: di ki dosye ki fè pati
role-editors = Editè: enfòmasyon ki nan anyè a
role-snapshot = Foto: kenbe dosye yon edisyon ansanm tankou yon sèl
role-timestamp = Lè: di se sa ki pi nouvo
role-partner = Patnè { $name }: enfòmasyon pa l
about-outside = Kijan pou verifye de deyò
about-outside-text = Sou òdinatè pa w, pran zouti Signpost la epi egzekite sa a. Li pran sit la epi li verifye chak dosye ak chak siyati:
about-limits = Sa bagay sa a pa ka fè
about-limit-1 = Yon siyati montre kiyès ki pibliye enfòmasyon an. Li pa montre pwogram nan ap ede w.
about-limit-2 = Premye fwa ou vini, ou fè konfyans adrès ou te ekri a oswa yo te ba ou a.
about-limit-3 = Moun ki ka sèvi ak aparèy sa a ka wè lis ou. Ou ka efase l nan reglaj yo.
about-limit-4 = Sèvè sit la ka wè yon moun te vin isit la. Li pa ka wè sa ou chèche, sa ou li oswa sa ou konsève.
about-limit-5 = Moun ki ka chanje dosye sit sa a ka chanje aplikasyon ki verifye siyati yo tou. Etap ki anwo yo dekouvri sa. Moun ki gen aplikasyon an deja pa an danje akoz yon move kopi enfòmasyon yo.
about-limit-6 = Yon kle editè yo vòlè ka siyen manti jiskaske yo ranplase l. Yon kle anliy yo vòlè ka montre moun ki vini pou premye fwa yon vye edisyon pandan yon tan.
about-log = Sa nou refize oswa sa ki pa mache
about-log-empty = Anyen.
about-app = Aplikasyon sa a
about-app-build = Vèsyon { $build }
about-offline-kept = Navigatè sa a konsève aplikasyon an: li louvri san koneksyon tou.
about-offline-not-kept = Navigatè sa a pa konsève aplikasyon an (HTTP senp, yon fenèt prive, oswa yon reglaj). Li louvri sèlman lè ou gen koneksyon.
about-app-hash = Paj akèy la bay anprent tout lòt dosye aplikasyon an. Editè yo siyen l ak SHA-256 sa a:
about-app-hash-check = Pou konpare l, egzekite sa a sou òdinatè pa w:
about-check-now = Verifye ankò kounye a
about-checking = N ap verifye …
about-checked-now = Nou verifye: se edisyon ki pi nouvo a.
about-check-failed = Nou pa rive jwenn sit la, kidonk nou pa jwenn anyen ki pi nouvo. Ou wè dènye bon kopi a.
about-check-refused = Nou verifye: gen yon bagay nouvo ki vini, epi nou refize l.
trust-line-fresh = Siyati verifye: { $when }. { $who } siyen l.
trust-line-stale = { $who } siyen l, dènye konfimasyon: { $date }
trust-line-refused = Nou refize dènye chanjman an
trust-line-waiting = N ap verifye siyati yo …
trust-line-unreached = Sit la pa reponn

## Reglaj

settings-title = Reglaj
settings-page = Reglaj
settings-theme = Klè oswa fonse
settings-theme-auto = Menm jan ak aparèy mwen
settings-theme-light = Klè
settings-theme-dark = Fonse
settings-size = Gwosè mo yo
settings-size-normal = Nòmal
settings-size-large = Gwo
settings-size-largest = Pi gwo
settings-distance = Montre distans lan an
settings-distance-auto = Sa yo konn sèvi isit la
settings-distance-miles = Mil
settings-distance-km = Kilomèt
settings-ask-again = Mande m ankò kisa m bezwen
settings-ask-again-when = Ki lè pou mande
settings-ask-again-never = Pa mande
settings-ask-again-months = Apre { $count } mwa
settings-ask-again-hint = Kesyon an ap tann sou paj akèy la. Se aparèy sa a sèlman ki konnen ki lè.
help-others = Mwen ede lòt moun jwenn pwogram
help-others-hint = Montre “Mete sou fèy la” sou pwogram yo, ak sa yon klinik bezwen konnen.
settings-privacy = Si yon lòt moun pran telefòn sa a
settings-discreet = Rele paj sa a “Nòt” nan navigatè a, san imaj
settings-keep-nothing = Pa konsève anyen sou mwen sou aparèy sa a
settings-keep-nothing-hint = Konsa lis ou, nòt ou yo ak reglaj yo rete sèlman jiskaske ou fèmen paj sa a. Se chwa sa a ak anyè a sèlman ki rete.
settings-erase-after = Efase tout bagay si mwen pa tounen pandan
settings-erase-never = Jamè
settings-erase-days = { $count } jou
settings-erase = Efase tout bagay
settings-erase-lead = Sa ap retire sou aparèy sa a:
settings-erase-programs = { $count } pwogram konsève
settings-erase-notes = nòt { $count } pwogram
settings-erase-handout = fèy la ak { $count } pwogram
settings-erase-helpers = modèl, kont ak kat klinik la
settings-erase-settings = reglaj sa yo, ak kote ou te ye nan aplikasyon an
settings-erase-text = Sa ki efase pa ka retounen.
settings-erase-button = Efase tout bagay
settings-erased = Tout bagay efase sou aparèy sa a.
settings-erase-failed = Nou pa rive efase tout bagay. Fèmen lòt onglè sit sa a epi eseye ankò, oswa efase done sit sa a nan navigatè ou.
settings-kept = Sa ki konsève sou aparèy sa a: lis ou, reglaj sa yo, ak yon kopi tout pwogram yo.

## Chajman ak pwoblèm

phase-opening = N ap louvri anyè a …
phase-waiting = Yon lòt onglè sit sa a okipe. Tann yon ti moman, oswa fèmen l …
texts-on-their-way = Tèks ki pi long yo sou wout.
texts-missing = Tèks ki pi long yo poko rive.
phase-downloading = N ap pran anyè a … { $percent } %
phase-verifying = N ap verifye siyati yo …
phase-indexing = N ap prepare rechèch la … { $percent } %
failed-title = Sa pa mache
failed-no-directory = Anyè a poko la. Gade koneksyon ou, epi eseye ankò.
failed-retry = Eseye ankò
failed-internal = Yon bagay kraze. Chaje paj la ankò. Lis ou an sekirite.
not-found-title = Pa gen paj konsa
not-found-page = Nou pa jwenn li
not-found-host = Lyen an gendwa mal ekri oswa koupe. Mande l ankò, oswa louvri adrès sit la epi ekri sa ou bezwen.
not-found = Adrès la gendwa mal ekri. Oswa li soti nan ba adrès la, ki kite yon pati deyò. Lyen ki fèt ak “Pataje” oswa “Kopye lyen an” mache. Ou ka ekri kòd yon pwogram oswa sa ou bezwen tou:

## Anvan aplikasyon an mache

boot-wait = N ap louvri anyè a …
boot-no-script = Pou chèche isit la, aktive JavaScript nan reglaj navigatè ou. Ou ka toujou rele nimewo ki sou paj sa a.
boot-old = L ap louvri toujou. Sou yon koneksyon ki lan, sa ka pran tan. Si anyen lòt pa parèt, navigatè sa a gendwa twò vye pou chèche isit la: eseye yon lòt telefòn. Ou ka toujou rele nimewo ki sou paj sa a.
boot-failed = Li pa louvri. Gade koneksyon ou epi chaje paj sa a ankò. Ou ka toujou rele nimewo ki sou paj sa a.
boot-blocked = Sèvè sit sa a pa kite li mache. Tanpri di moun ki okipe sit la. Ou ka toujou rele nimewo ki sou paj sa a.
boot-framed = Louvri l nan pwòp fenèt li

## Paj senp ak vwazen

browse-link = Li san aplikasyon an
browse-about = Chak bezwen ak chak pwogram gen yon paj senp tou. Li louvri nan nenpòt navigatè, san aplikasyon.
browse-needs = Chwazi sa ou bezwen
browse-all = Tout bezwen yo
browse-other = Lòt pwogram
browse-open-app = Louvri sa nan aplikasyon an
browse-open-app-hint = La ou ka chèche, sere yon pwogram epi wè sa ki louvri kounye a.
browse-dated = Nan men { $community }, dat { $date }. Bagay yo chanje: rele anvan.
browse-checked-by = Verifye { $date }. Moun ki fè l: { $who }.
browse-exit-hint = “Soti sou sit la” mennen ou sou yon paj meteyo. “Retounen” fè w tounen isit la ankò.
browse-seen = Moun ki kenbe sit la ka wè kilès nan paj sa yo ou louvri. Yo pa ka wè sa w ap fè nan aplikasyon an.
neighbors-title = Lòt anyè ki toupre
neighbors-hint = Se lòt moun ki fè yo epi ki verifye yo. Chak louvri nan yon lòt onglè.
neighbors-look = Gade nan { $name } tou
link-card-more = Telefòn, lè li louvri, sa pou pote
link-card-from = Nan men { $community }
