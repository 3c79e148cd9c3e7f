# The words of the app in English: the language that must be whole, since others fall back to it.
#
# Grade 5 words, short sentences, a neighbour's voice. No jargon: "See if you can get this",
# not "eligibility criteria". Placeholders stand in { $braces }.

## This language. A file that nobody has read over yet also says `unreviewed = yes`, and the footer tells it.

own-name = English

## Formats

format-date = { $month } { $day }, { $year }
format-weekday-date = { $weekday }, { $month } { $day }
format-month-day = { $month } { $day }
time-morning = { $clock12 } am
time-afternoon = { $clock12 } pm
time-morning-whole = { $hour12 } am
time-afternoon-whole = { $hour12 } pm
time-noon = noon
time-midnight = midnight
time-range = { $from } to { $to }
number-decimal = .
list-comma = {", "}
list-and = { $first } and { $last }
distance-km = { $distance } km
distance-miles = { $distance } miles
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
months-ago = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
month-01 = January
month-02 = February
month-03 = March
month-04 = April
month-05 = May
month-06 = June
month-07 = July
month-08 = August
month-09 = September
month-10 = October
month-11 = November
month-12 = December

## Languages, as programs speak them

lang-en = English
lang-es = Spanish
lang-ht = Haitian Creole
lang-fr = French
lang-pt = Portuguese
lang-ar = Arabic
lang-zh = Chinese
lang-yue = Cantonese
lang-cmn = Mandarin
lang-vi = Vietnamese
lang-ko = Korean
lang-ja = Japanese
lang-ru = Russian
lang-uk = Ukrainian
lang-pl = Polish
lang-de = German
lang-it = Italian
lang-tl = Tagalog
lang-hi = Hindi
lang-ur = Urdu
lang-bn = Bengali
lang-fa = Farsi
lang-so = Somali
lang-sw = Swahili
lang-am = Amharic
lang-hmn = Hmong
lang-my = Burmese
lang-km = Khmer
lang-ne = Nepali
lang-ps = Pashto
lang-he = Hebrew
lang-mam = Mam
lang-quc = K’iche’
lang-kjb = Q’anjob’al
lang-nah = Nahuatl
lang-ase = American Sign Language
lang-sgn = Sign language

## Needs: the name, and what it means in a person's own words

need-food = Food
need-housing = Housing
need-utilities = Bills and utilities
need-transportation = Rides
need-safety = Safety
need-money = Money
need-work = Work
need-education = Classes and school
need-health-care = Health care
need-mental-health = Mental health
need-substance-use = Alcohol and drugs
need-healthy-living = Healthy living
need-family = Family and children
need-aging = Older adults
need-disability = Disability
need-legal = Legal help
need-goods = Clothes and things
need-belonging = Being with others
need-emergency = Emergency

need-food-hint = Groceries, meals, food for babies
need-housing-hint = A place to sleep, rent, repairs
need-utilities-hint = Light, water, gas and phone bills
need-transportation-hint = To the doctor, to work, to the shop
need-safety-hint = When somebody hurts or scares you
need-money-hint = Cash help, benefits, taxes, debt
need-work-hint = Find a job, learn a trade
need-education-hint = Reading, English, school, college
need-health-care-hint = Doctors, teeth, eyes, medicine
need-mental-health-hint = Somebody to talk to
need-substance-use-hint = Help to cut down or stop
need-healthy-living-hint = Learn to cook, move more, live with diabetes
need-family-hint = Child care, parents, new babies
need-aging-hint = Help at home, meals, company
need-disability-hint = Equipment, care, support
need-legal-hint = Eviction, papers, rights
need-goods-hint = Clothes, furniture, diapers
need-belonging-hint = Groups, clubs, volunteers
need-emergency-hint = Fire, flood, help right now

## Everywhere

skip-to-content = Skip to the main part
nav-label = Main
nav-search = Search
nav-list = My list
nav-list-count = My list ({ $count })
nav-handout = Handout
nav-handout-count = Handout ({ $count })
nav-settings = Settings
nav-about = Who checks this
nav-helpers = For clinics and helpers
language-label = Language
quick-exit = Leave this site
quick-exit-hint = “Leave this site” goes to a weather page right away. “Back” then shows nothing of what you looked for here. Your browser’s history can still show that you were here.
footer-label = About this site
footer-unreviewed = This translation was made by a computer and is not yet checked by a person.
title-page = { $page } – { $site }
loading = One moment …
call = Call { $number }
call-named = Call { $number }, { $name }
call-short = Call
text = Text { $number }
text-named = Text { $number }, { $name }
text-short = Text
extension = extension { $extension }
save = Save
saved = Saved
save-named = Save: { $name }
saved-named = Saved: { $name }
tray-add-named = Add to handout: { $name }
tray-added-named = On the handout: { $name }
tray-add = Add to handout
tray-added = On the handout
copied = Copied.
copy-failed = Your browser did not let us copy. Select the text and copy it yourself.
back-to-results = Back to the results
undo = Undo
undone = Undone.
neutral-title = Notes

## Crisis lines

crisis-title = Need help right now?
crisis-search-title = You don’t have to face this alone
crisis-search-words = These people can help right now.
crisis-text = or text { $number }

## Banners

banners-label = Notices
banner-demo = Demo: programs and numbers are made up.
urgent-title = Urgent now
banner-offline = You are offline. Search, your list and printing still work.
banner-offline-empty = You are offline, and the directory is not on this device yet. Go online once to get it.
banner-no-answer = The site does not answer right now. Search, your list and printing still work.
banner-part = Only a part of the directory is here, and it is gone when you close this page. Keep it open: the rest comes when the site answers.
banner-stale = Last confirmed on { $date }. Things may have changed: call first.
banner-very-stale-title = This directory is old
banner-very-stale = Nobody has confirmed it since { $date }. Programs may have moved or closed. Call before you go.
banner-very-stale-show = I understand. Show it to me
banner-refused-title = We stopped an update
banner-refused-kept = New data came that we could not trust, so we did not use it. You see the last good copy, confirmed on { $date }. Call first.
banner-refused-none-title = We can’t show the directory
banner-refused-none = The data that came is not signed by the right people. It may have been changed on the way. We don’t show data that we can’t trust.
banner-refused-still = What still works: your saved list, and these numbers:
banner-unreached = The site does not answer, and no copy is on this device yet. Check your connection and try again later.
banner-refused-why = See why
banner-updated = { $count ->
    [one] { $count } program changed since { $since }.
   *[other] { $count } programs changed since { $since }.
}
banner-updated-which = See which
banner-updated-new = New:
banner-updated-changed = Changed:
banner-updated-gone = No longer listed:
banner-updated-more = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
banner-not-kept = This browser can’t keep things. You can search, but your list and the offline copy will be gone when you close this page.
banner-reload = Load it now
banner-dismiss = Hide this message

## Home and search

home-title = Find help near you
home-page = Find help
home-lead = Food, rent, rides, classes, somebody to talk to. Say it in your own words.
search-label = What do you need?
search-placeholder = light bill, food today, diabetes class …
search-button = Search
search-clear = Clear
home-needs-title = Or choose what you need
ask-again-title = Do you need help with something new?
ask-again-yes = Choose what you need
ask-again-no = Not now
home-unsure = Not sure?
home-unsure-hint = Choose from a list, as many as you like
home-promise-title = What you can count on
home-promise-checked = Signed, with dates
home-promise-checked-text = { $organization } signed this list. Where somebody checked a program, we show who did and when.
home-promise-private = No account, no tracking
home-promise-private-text = What you search for and save stays on this device. The site’s host sees only that somebody came.
home-promise-offline = Works with no signal
home-promise-offline-text = After the first visit it works offline. Save programs and print them, too.
home-promise-online = Needs a connection here
home-promise-online-text = This browser does not keep the app. To open it, you need to be online.
home-count = { $programs ->
    [one] { $programs } program
   *[other] { $programs } programs
} from { $organizations ->
    [one] { $organizations } organization
   *[other] { $organizations } organizations
}
search-title = Results
search-page = Results
search-count = { $count ->
    [0] No programs found
    [one] { $count } program
   *[other] { $count } programs
}
search-count-query = { $count ->
    [0] No programs found for “{ $query }”
    [one] { $count } program for “{ $query }”
   *[other] { $count } programs for “{ $query }”
}
search-working = Looking …
search-more = Show more
search-share = Share this search
search-print = Print these
search-print-first = The first { $count } of { $total } are printed. Narrow it down for the others.
search-so-far = { $count } so far
search-so-far-query = { $count } so far for “{ $query }”
search-expanded = We also looked for: { $words }.
search-spelled = We also looked for “{ $means }”, in case you meant that.
search-mistyped-code = This looks like a program’s code with a slip in it. Check each letter and digit.
search-codes-missing = Not in this directory: { $codes }
search-codes-unread = Only the first { $most } codes are shown. Left out: { $count }. Search for the rest after these.
search-code-guess = Did you type a program’s code? It may be:
search-near-unknown = We don’t know the place “{ $place }”. Try a ZIP code or a town.
search-place-first = The nearest to { $place } come first.
search-places-once = A program with more than one place is shown once.

## What a card says

fact-open = Open now
fact-open-until = Open until { $time }
fact-open-always = Open day and night
fact-opens-today = Opens today at { $time }
fact-opens-at = Opens { $day } at { $time }
fact-closed = Closed now
fact-hours-unknown = Call for hours
fact-hours-differ = Hours differ by place
fact-temporarily-closed = Closed for a while
fact-ended = May have ended
fact-free = Free
fact-serves = Serves { $place }
fact-serves-others = Does not name { $place }. Call first
fact-distance = { $distance } away
fact-call-for-location = Call for location
fact-accepting = Takes new people
fact-full = Full right now
fact-waitlist = Has a waiting list
fact-assessment = They ask you some questions first
fact-room-as-of = { $what } (as of { $date })
fact-room-old = { $what }, as of { $date }. This is old: call first
fact-room-undated = { $what }, with no date. Call first
fact-checked = Checked { $when }
fact-not-checked = No date of a check
fact-languages = Speaks { $languages }
fact-no-phone = No phone number

## Filters

filters-title = Narrow it down
filters-show = Filters
filters-show-count = Filters ({ $count })
filters-clear = Clear all filters
filters-active = Your choices:
filter-remove = Take away: { $filter }
filter-need = Need
filter-any = Any
filter-choice-count = { $choice } ({ $count })
filter-open = Open now
filter-free = Free
filter-accepting = Takes new people
filter-accessible = Wheelchair access
filter-language = They speak
filter-audience = For whom
filter-checked = Checked in the last 6 months
filter-weekends = Open on weekends
filter-evenings = Open after 6 pm
filter-area-active = In { $place }
filter-near = Near (ZIP code or town)
filter-near-apply = Set
filter-near-me = Use where I am
filter-near-me-hint = Your place stays on this device.
filter-near-me-active = The nearest to you first
filter-near-me-failed = Your device did not tell us where you are. Type a ZIP code or a town.
filter-near-active = The nearest to { $place } first
filter-within = How far
filter-serves = Not what serves other ZIP codes only
filter-within-active = Within { $distance }
sort-label = Order
sort-best = Best match
sort-nearest = Nearest
sort-open-first = Open first
audience-children = Children
audience-teens = Teens
audience-families = Families
audience-women = Women
audience-men = Men
audience-seniors = Older adults
audience-veterans = Veterans
audience-immigrants = Immigrants
audience-lgbtq = LGBTQ+ people
audience-disabled = People with a disability

## Nothing found

empty-title = Nothing fits all of that
empty-drop = Without “{ $filter }” there { $count ->
    [one] is { $count } program
   *[other] are { $count } programs
}.
empty-drop-button = Search without it
empty-spelling = Did you mean “{ $words }”?
empty-need = See all programs for { $need }
empty-words = Try fewer or other words. One or two words work best.
empty-call = Or call and ask a person:

## The picker

needs-title = What do you need help with?
needs-page = What do you need?
needs-lead = Choose one or more. Your choice stays on this device.
needs-lead-screening = Tick what the talk or the form showed. Then put the programs on the handout and change what you want.
needs-wishes = For this patient
needs-take = { $count ->
    [one] Put it on the handout
   *[other] Put these { $count } on the handout
}
needs-show = Show programs
needs-none = Choose at least one.
needs-safety = Is somebody hurting you? You can call these lines:
needs-leave = Is somebody near who should not see this? Leave now:
needs-results = Programs for what you chose
needs-more = All programs for { $need } ({ $count })

## Areas: a large directory is downloaded in parts

area-page = Your area
area-title = Choose your area
area-lead = This directory is large. Choose where you look for help, and only that part is sent to your device.
area-where = Where do you look for help?
area-place = ZIP code or town
area-unknown = We do not know this place. Look for it in the list.
area-postal = ZIP codes { $start }…
area-programs = { $count ->
    [one] { $count } program
   *[other] { $count } programs
}
area-host-sees = The site’s host can see which part you take. It does not see who you are or what you look for.
area-choose = Choose your area
area-get = Get these programs
area-getting = Getting the programs …
area-done = The programs are here.
area-failed = The site did not answer. Try again when you have a connection.
area-none = You see only the help that is for all areas.
area-yours = Your area: { $areas }.
area-change = Change
area-of-link = These programs are in the part for { $areas }.
area-elsewhere = This program may be in another area’s part.

## Program page

program-page = Program
todo-title = What to do
todo-unknown = We don’t know how to reach them. Call 211 and ask.
todo-go = You can go there
todo-apply = Apply on their website
todo-visit = See their website
todo-write = Write an email
todo-write-hint = Opens your email.
todo-ask-for = Ask for
todo-say = You can say
todo-say-words = “Hello. I found { $name }. Can you help me?”
program-missing-title = This program is not in the directory
program-missing = It may have closed or changed its code. Search for something like it, or ask:
program-by = By { $organization }
program-code = Code
program-code-hint = Type this code into the search box to come back here.
program-alert = Please note
program-temporarily-closed = This program is closed for a while. Call to ask when it opens again.
program-ended = This program’s funding ended on { $date }. Call first: it may no longer run.
program-expired = This entry was meant to hold until { $date }. Call first: things may have changed.
program-stale-check = Last checked { $when }. Call first.
program-partner-expired = { $partner } signs this entry itself, and its signature was good until { $date }. Call first.
program-not-translated = This text is in { $language }.
program-contact = How to reach them
program-website-leaves = Opens another site
program-ask-for = Ask for { $name }
program-where = Where to go
program-confidential = Call for the location. It is kept private to keep people safe.
program-no-place = We know no address for this program. Call or write.
program-virtual = Online or by phone
program-map = Open a map
program-map-leaves = Opens a map site. It will see this address.
program-map-app = Opens your map app. It will see this address.
program-rides = Getting there
program-access = Access
program-hours = When it is open
program-hours-unknown = We don’t know the hours. Call first.
program-hours-closed = Closed
program-hours-always = day and night
program-hours-day-unknown = hours not known, call first
program-hours-holiday = Closed (holiday)
program-days-range = { $from } to { $to }
hours-every-day = Every day
hours-every-weeks = { $interval ->
    [2] Every other week on { $days }
   *[other] Every { $interval } weeks on { $days }
}
hours-monthly = { $which } { $days } of the month
hours-month-days = { $count ->
    [one] Day { $days } of each month
   *[other] Days { $days } of each month
}
hours-month-last-day = Last day of each month
hours-nth-1 = first
hours-nth-2 = second
hours-nth-3 = third
hours-nth-4 = fourth
hours-nth-5 = fifth
hours-nth-last = last
hours-nth-last-2 = next to last
hours-opening = { $days }, { $hours }
hours-closed-on = Closed: { $days }
hours-from = { $opening }, from { $date } on
hours-until = { $opening }, until { $date }
hours-next = { $opening }. Next: { $date }
program-bring = What to bring
program-bring-hint = If you don’t have it, call and ask.
program-cost = Cost
program-cost-unknown = Call to ask what it costs.
program-cost-amount = { $amount } { $currency }
program-who = Who it is for
program-who-anyone = Call to see if you can get this.
program-age-range = Ages { $from } to { $to }
program-age-from = Ages { $from } and up
program-age-to = Up to age { $to }
program-area = Area served
program-apply = How to get started
program-referral = From a clinic
program-wait = Waiting time
program-languages = Languages
program-interpretation = Interpreters
program-teaches = What you learn or get
program-conditions = Helps with
program-capacity = Is there room?
program-capacity-room = { $count ->
    [one] Room for { $count } more ({ $unit })
   *[other] Room for { $count } more ({ $unit })
}
program-capacity-full = Full right now ({ $unit })
program-capacity-updated = As of { $date }
program-about = About this program
program-about-organization = About { $organization }
program-licenses = Licenses
program-accreditations = Accreditations
program-partnership = Ties to the clinic
program-clinical-capacity = What it can take from a clinic
partnership-informal = They know each other
partnership-referral = Referral partner
partnership-agreement = Written agreement
partnership-co-located = In the same building
program-funded-until = Funded until { $date }
program-valid-until = This entry holds until { $date }
program-trust = Can I trust this?
program-checked-by = Checked { $when } ({ $date }). By: { $who }.
program-checked = Checked { $when } ({ $date }).
program-never-checked = We don’t know when somebody last checked this with the program.
program-signed-editors = Signed by { $community }
program-signed-partner = Signed by the program itself ({ $partner })
program-signed-how = What this means
program-wrong = Something wrong here?
program-wrong-text = Tell us. This opens your email.
program-wrong-subject = A mistake in the entry { $code }
program-wrong-body = What is wrong in the entry { $code } ({ $name })?
program-share = Share
program-print = Print
program-share-words = Help found on { $site }: { $name }
read-aloud = Read aloud
read-stop = Stop reading
read-slower = Slower
read-no-voice = This device has no voice of its own for this language.
program-place = Place
program-more-places = { $count ->
    [one] { $count } more place
   *[other] { $count } more places
}
program-for-you = Is it for me?
phone-kind-fax = Fax
phone-kind-tty = TTY
phone-kind-text = Text
phone-kind-hotline = Hotline

## My list

list-title = My list
list-page = My list
list-empty = Nothing here yet. Tap “Save” on a program to keep it. It stays on this device, also when you are offline.
list-find = Find programs
list-private = Only this device has this list.
list-gone = It is not listed any more. This is what we knew on { $date }.
list-changed = This program has changed since you saved it.
list-changed-seen = I have seen it
list-state = How is it going?
list-note = Your note
list-note-hint = Only for you. It stays on this device.
list-remove = Take out
list-removed = { $name } is out of your list.
list-saved-on = Saved on { $date }
list-to-handout = Make a handout of these
list-print = Print my list
list-load-failed = Your list could not be opened. It is not lost: close other tabs of this site, then load this page again.
state-not-yet = I have not called yet
state-called = I called
state-waiting = They put me on a waiting list
state-got-help = I got help
state-did-not-work = It didn’t work out
state-full = They had no room
state-not-for-me = They said it is not for me
state-could-not-reach = Nobody answered, or the number is wrong
state-could-not-get = I could not get there
state-closed = It has closed
state-not-needed = I don’t need it any more
state-other = Something else
state-did-not-know-how = I did not know how
state-language = Nobody there speaks my language
state-cost = It costs too much
state-other-things-first = Other things came first
list-full = Your list is full. Take something out first.
list-programs = Your programs
list-empty-keeps-nothing = Nothing here yet. You chose to keep nothing: what you save is here until you close this page.
list-keeps-nothing = You chose to keep nothing: this list is gone when you close this page.
list-expired = Your list was erased, as you asked for in the settings.
list-gone-now = It is not listed any more. This is what your list kept.
list-state-of = { $state }: { $name }
list-state-set = Changed to: { $state }
list-reason = What happened?
list-step = { $date }: { $state }
list-note-keeping = Keeping it …
list-note-kept = Kept on this device, only for you.
list-note-unkept = Not kept yet.
list-other-note = Written at the same time in another place:
list-other-note-drop = Drop this one
list-move-up = Up
list-move-down = Down
list-move-up-named = Up: { $name }
list-move-down-named = Down: { $name }
list-order-by-hand = My own order
list-order-by-need = By need
list-order-newest = Newest first
list-no-need = Other
list-today = To do today
list-still-waiting = { $weeks ->
    [one] Still waiting? It has been { $weeks } week. Call and ask.
   *[other] Still waiting? It has been { $weeks } weeks. Call and ask.
}
list-load-slow = Your list is slow to open. It is not lost. Please wait, or close other tabs of this site.
list-not-kept = This is not kept on your device yet. It stays on this page.
list-not-kept-slow = Your device is slow to keep this. It stays on this page until it is kept.
list-not-kept-denied = Your browser does not let us keep your list. It is here until you close this page. Save it as a file.
list-not-kept-full = Your device is full, so this is not kept yet. It stays on this page. Make room, or save it as a file.
list-newer = A newer version of this app made your list. Load this page again to update. Your list is safe.
list-kept-now = It is kept now.
list-save-file = Save as a file
list-copies = Copy, move or bring back your list
list-file-hint = Anybody who finds the file can read it.
list-encrypt = Or lock the file with a passphrase
list-encrypt-hint = Four words or more. Without them nobody can open the file, and we can’t help.
list-encrypt-short = That is too short. Take four words or more.
list-encrypt-failed = This browser can’t lock or open such a file here.
list-save-encrypted = Save as a locked file
list-import = Bring back a list from a file
list-import-hint = You see what would change before it does.
list-import-too-long = This file is too large to be a list.
list-import-damaged = This is no list of this app, or the file is damaged. Your list stays as it is.
list-import-newer = A newer version of this app made this file. Load the page again to update, then try again.
list-unlock = Passphrase of this file
list-unlock-open = Open the file
list-unlock-wrong = That did not open it. Check each letter and try again.
list-import-title = This would change in your list
list-import-added = { $count ->
    [one] { $count } new program:
   *[other] { $count } new programs:
}
list-import-updated = { $count ->
    [one] { $count } program has news. Your own notes stay:
   *[other] { $count } programs have news. Your own notes stay:
}
list-import-unchanged = { $count ->
    [one] { $count } program stays the same.
   *[other] { $count } programs stay the same.
}
list-import-left-out = { $count ->
    [one] There is no room for { $count } program.
   *[other] There is no room for { $count } programs.
}
list-import-unreadable = { $count ->
    [one] { $count } entry of the file could not be read.
   *[other] { $count } entries of the file could not be read.
}
list-import-merge = Put into my list
list-import-cancel = Leave my list as it is
list-imported = { $count ->
    [0] Your list had all of it.
    [one] { $count } program was put into your list.
   *[other] { $count } programs were put into your list.
}
list-carry = To another phone
list-carry-hint = Scan this with the other phone, or open the link there. All of it is in the link; it is not sent to us.
list-carry-notes = With my notes
list-carry-qr = Scan with the other phone’s camera
list-carry-long = This is too long for a code to scan. Use the link or a file.
list-carry-many = This list is too long for a link. Save it as a file.
list-carry-refused = This is too long for a link. Leave the notes out, or save it as a file.
carry-title = Your list from another phone
carry-page = Your list
carry-lead = This link holds a list. Look at it, then put it into your list on this device.
carry-missing = { $count ->
    [one] { $count } program of it is not in this directory.
   *[other] { $count } programs of it are not in this directory.
}
carry-damaged = A part of this link is missing or changed. Open the list on the other phone and scan it again.
remind-title = Remind me
remind-hint = This makes an entry for your phone’s own calendar. Nothing is sent to us.
remind-when = They open next: { $day } at { $time }.
remind-when-unknown = The entry is for { $day } at { $time }. You can change that in your calendar.
remind-call = To call them
remind-visit = To go there
remind-again = To ask again in six months
remind-call-title = Call { $name }
remind-visit-title = Go to { $name }
remind-again-title = Ask again: { $name }
remind-neutral = Only say “Reminder”, with no name and no number
remind-neutral-title = Reminder
remind-text = Text it to myself
remind-text-hint = Your phone opens a message with the name and number. You choose who gets it.
install-title = Keep this on your phone
install-text = You can put this app on your home screen. It then opens like any app, also with no signal. Others who pick up your phone can see it there.
install-yes = Put it there
install-no = No, thanks

## The handout

handout-title = Make a handout
handout-page = Handout
handout-lead = For clinics and helpers: choose three to six programs, tap what to say about each, then print the sheet or give the link.
handout-empty = No programs yet. Search, then tap “Add to handout”.
handout-find = Find programs
handout-screening = Start with what the patient needs
handout-many = More than six take a third page. Fewer is better: three to five get used.
handout-line = A line for this program
handout-line-hint = For example: Ask for Mary. Tell her Dr. Rivera sent you.
handout-from = From whom
handout-from-hint = Your name or clinic, as the patient knows it.
handout-language = Language of the link and the sheet
handout-no-names = Don’t write the patient’s name, birth date or record number. The link and the sheet work without.
handout-looks-personal = This looks like a patient’s name, date of birth or record number. Better leave it out: sheets and links get lost.
handout-up-named = Move { $name } up
handout-down-named = Move { $name } down
handout-remove-named = Take { $name } off the handout
handout-next = Done, next patient
handout-given = Is this patient done? Clear the handout before the next one.
handout-begun = { $minutes ->
    [0] You began this handout just now.
    [one] You began this handout 1 minute ago.
   *[other] You began this handout { $minutes } minutes ago.
}
handout-cleared = The handout is empty for the next patient.
handout-link = The link
handout-link-hint = All of it is in the link itself. It is not sent to us. This tab keeps it until you tap “Done, next patient” or close the tab.
handout-copy = Copy the link
handout-share = Share the link
handout-share-words = Programs for you, from { $from }
handout-share-words-plain = Programs for you
handout-qr = Scan with a phone’s camera to open the link
handout-too-long = The lines are too long for a link. Shorten them.
handout-qr-no-address = This site has no address yet that others can open, so no code is printed. They set it in signpost.toml (base_url).
handout-codes = To say it over the phone, give these codes:
handout-print = Print the sheet
handout-paper = Paper
handout-paper-letter = Letter
handout-paper-a4 = A4
handout-preview = This is what prints
handout-preview-pages = { $count ->
    [one] This is what prints: one page
   *[other] This is what prints: { $count } pages
}
phrase-ask-for = Ask for { $name }.
phrase-sent-by = Tell them { $name } sent you.
phrase-bring-sheet = Bring this sheet.
phrase-bring = Bring: { $document }.
phrase-call-first = Call first.
phrase-expected-on = They expect you on { $date }.
phrase-free = It is free for you.
phrase-say-language = Say that you need { $language }.
phrase-ask-again = We will ask you on { $date } how it went.
phrases-named = What to say about { $name }
phrases-all = Of all of them:
phrases-expected = They expect you on
handout-large = Large print
handout-wallet = Wallet cards: cut around, fold in the middle
handout-bilingual = Two languages: theirs and English
handout-discreet = Discreet
handout-discreet-hint = Names and how to reach them, and not what they are for.
handout-codes-only = Codes in place of names
handout-ask-again = Ask again on
handout-ask-again-hint = The sheet says it to the patient, and the return says it to you.
handout-copy-text = Copy as text for a portal
handout-again = The same programs again
template-used = The programs are on the handout.
template-save = Save as a template
template-name = Name of the template
template-save-button = Save
template-save-hint = All of it is kept on this device, also the paper. What you typed for this patient is not.
template-saved = The template is saved on this device.
template-removed = { $name } is removed.
template-remove-named = Remove the template { $name }
template-unchanged = Nothing has changed since this template was saved.
template-changed = Changed since { $date }, when this template was saved:
template-gone = not listed any more
template-hours = other hours
template-phones = other phone numbers
template-ask-for = somebody else to ask for
template-not-checked = nobody has checked it for six months
template-replace = Put { $name } in its place
template-replaced = Another program is in its place. Look at what it says.
templates-title = Templates
templates-published = Templates of { $community }
templates-keep = Keep templates and share them
templates-keep-hint = With a file you take your templates along. It has no patient in it.
templates-export = Save all as a file
templates-import = Open a file of templates
templates-would = This is what the file would change:
templates-new = new
templates-same = the same as yours
templates-other-words = other words or other paper
templates-other = { $added } added, { $removed } taken out
templates-take = Take them over
templates-leave = Leave it
templates-taken = The templates are taken over.
templates-newer = A newer version of this app made this file. Load the page again to update.
templates-damaged = This is no file of templates, or it is damaged.
clinic-newer = A newer version of this app keeps this here. Load the page again to update.
clinic-too-many = That is too much, or a name is missing. Nothing was changed.
clinic-not-kept = We could not keep that on this device.
card-title = Our card
card-hint = Kept on this device and printed on each sheet. Anyone can hand over: a clinic, a school, a food bank.
card-name = Who we are
card-phone = Phone to call us back
card-address = Our address
card-not-kept = This browser did not keep the card. It is printed on your sheets until you close this page.
card-logo = Our logo
card-logo-hint = A small picture. It stays on this device and is printed on your sheets.
card-logo-remove = Take the logo away
card-logo-failed = We could not use this file. Choose another picture or a smaller one.
tray-removed = Taken off the handout.
tray-received = The link’s programs are on the handout, in place of yours.
tray-is-full = The handout is full. { $count } programs are the most.
tray-title = On the handout
tray-empty = Nothing yet. Tap “Add to handout” on a program.
tray-to-handout = { $count ->
    [one] Make the handout: { $count } program
   *[other] Make the handout: { $count } programs
}
keys-title = Keys
keys-search = search
keys-result = add that result, or take it off
keys-handout = go to the handout
keys-order = move a program up or down
keys-print = print the handout
keys-help = show these keys
keys-off = The keys work while “I help others” is on.
keys-close = Close

## The sheet

sheet-title = Programs for you
sheet-from = From { $from }
sheet-phone = Call
sheet-hours = Open
sheet-where = Where
sheet-cost = Cost
sheet-who = For
sheet-bring = Bring
sheet-languages = Languages
sheet-code = Code
sheet-line-from = From { $from }:
sheet-crisis = If you need help right now
sheet-notes = Notes
sheet-scan = Scan to open on your phone
sheet-find = Or go to { $address } and type a code.
sheet-dataset = { $community }, directory of { $date }, version { $version }. Printed { $printed }.
sheet-running = { $community } · { $date } · version { $version }
sheet-page-of = Page { $page } of { $pages }
sheet-call-for-location = Call for the location
sheet-call-first = Call first
sheet-more-sites = { $count ->
    [one] And { $count } more place. Call to ask.
   *[other] And { $count } more places. Call to ask.
}
sheet-gone-similar = Like it: { $programs }
sheet-also-at = Also at: { $places }. Call for the hours there.
sheet-gone = This program is not listed any more.
sheet-scan-short = The code opens the programs without the notes: they were too long for it.
sheet-demo = Demonstration: made-up programs and numbers.
sheet-urgent-day = Urgent, until the end of { $date }: { $text }
sheet-urgent-time = Urgent, until { $date }, { $time }: { $text }

## The patient's view of a handoff

for-title = Programs for you
for-page = For you
for-from = { $from } chose these for you.
for-from-somebody = Somebody chose these for you.
for-language = This link was made in { $language }. Show it so:
for-changed = Changed on { $date }, after the link was made
for-from-hint = Anyone can write a note in a link. Names and phone numbers come from the directory.
for-line = They wrote:
for-keep-all = Keep all in my list
for-kept = They are in your list on this device.
for-see-list = See my list
for-gone = This program is not listed any more.
for-gone-similar = Programs like it:
for-damaged-end = The end of this link was lost on its way. The programs are here. What was written to them is missing: ask for the link again.
for-gone-search = Look for something like it
for-damaged-title = This link is damaged
for-damaged = A part of it is missing or changed. Ask for it again, or type the programs’ codes into the search box.
for-newer = This link was made by a newer version of this app. Load the page again to update.
for-print = Print
for-more = See more
for-made-on = Made on { $date }

## The return: what a patient tells a clinic

return-title = What happened
return-page = What happened
return-told = Told by the patient on { $date }. The programs did not confirm it.
return-form-lead = Ask what happened with each program. Today is { $date }.
return-memory = Only this page has it. It is gone when you close it or load the page again.
return-none = Nothing is open here. What a patient shows you is not kept: open their link or scan their code again.
return-damaged = A part of this link is missing or changed. Ask the patient to show it again.
return-newer = A newer version of this app made this. You see the part that this version knows. Load the page again to update.
return-unknown = We can’t show what happened with these: { $codes }.
return-since = Since { $date }
return-failed = { $failed }: { $why }
return-find-other = Find another
return-find-other-named = Find another in place of { $name }
return-choose-named = What happened with { $name }?
return-why = Why?
return-day = Since when?
return-form = For helpers: note what happened
return-take = Take it over
return-copy = Copy for the record
return-fhir = Download as FHIR
return-count = Count it
return-is-counted = Counted
return-counted = Counted. Nothing else of it is kept.
return-count-hint = Counting adds one to each program’s number for the month, on this device. It keeps no name and no list.
return-close = Done with this patient
return-closed = Closed. Nothing of it stays on this device.
return-record-source = Told by the patient on { $date }, not confirmed by the programs:
return-record-line = { $name } ({ $code }): { $state }
return-record-line-since = { $name } ({ $code }): { $state } (since { $date })
return-record-ask-again = Ask again on { $date }.
return-record-task = Contact { $name }

## What became of programs, counted

counts-title = What became of programs
counts-page = Counts
counts-lead = What patients told, counted on this device. Bring it to the talk with a partner.
counts-empty = Nothing is counted yet. Open what a patient shows you, then tap “Count it”.
counts-see = See what became of programs so far
counts-month = Month
counts-program = Program
counts-code = Code
counts-state = What happened
counts-count = How many
counts-small = Numbers under { $count } are not shown: they could point to one person.
counts-print = Print the table
counts-csv = Save as a spreadsheet

## Show my clinic

show-title = Show my clinic
show-page = Show my clinic
show-lead = Let your clinic know what happened. You choose what they see.
show-private = They see the programs you tick, what happened, and the day. Not your name, and not your notes. We send nothing: you show the code, or give the link.
show-empty = Your list is empty. Save a program first.
show-tell = Tell about
show-code = The code for your clinic
show-code-label = Let your clinic scan this
show-nothing = Tick a program to make the code.
show-too-many = That is too many for one code. Tick { $count } or fewer.
show-share-words = What happened with my programs
show-print = Print half a sheet

## Coverage

coverage-title = What is there, for which need
coverage-page = How much help there is
coverage-lead = How many programs there are for each need, place by place. A box with 0 is a gap. What has ended is not counted.
coverage-need = Need
coverage-programs = Programs
coverage-by = Show by
coverage-by-county = County
coverage-by-town = Town
coverage-by-postal = Start of the ZIP code
coverage-show = What to count
coverage-all = All of it
coverage-area = Place
coverage-everywhere = In all
coverage-others =
    { $count ->
        [one] 1 other place
       *[other] { $count } other places
    }
coverage-placeless = No place told
coverage-unnamed-county = County not given
coverage-unnamed-town = Town not given
coverage-unnamed-postal = ZIP code not given
coverage-accepting = Take new people
coverage-free = Free
coverage-evenings = Open after 6 pm
coverage-weekends = Open on weekends
coverage-stale = Not checked in 6 months
coverage-languages = Languages
coverage-see = { $need }, { $place }: { $count }
coverage-gaps = No program at all for: { $needs }
coverage-taught = Who teaches what
coverage-no-condition = For anyone
coverage-partners = Who works with the clinic
coverage-formal = Partners with an agreement
coverage-informal = Other partners
coverage-unsaid = Ties not told
coverage-organization = Group

## About

about-title = Who checks this directory
about-page = Who checks this
about-lead = { $community } makes this directory and signs each release with its keys. Your browser checked them before it showed you anything.
about-verdict = What your browser found
about-fresh = All signatures are good, and this is the newest list.
about-stale = All signatures are good. But your browser could not confirm since { $date } that this is the newest release.
about-refused = The newest files were refused. The last good copy stays in use.
about-refused-rule = What failed: { $role }: { $rule }
about-checked-at = Last full check on this device: { $date }, { $time }
about-checked-never = There has been no full check on this device yet.
about-release = Release
about-released = Made on { $date }, version { $version }
about-contact = Contact
about-signers = Who signed
about-signers-hint = Compare these fingerprints. You get the right ones in person, on paper or on their own website.
about-version = Version
about-expires = Good until
about-expired = { $date } (past)
about-threshold = { $count ->
    [one] needs { $count } signature
   *[other] needs { $count } signatures
}
about-key = Key
about-key-signed = signed
about-key-not-signed = did not sign this
about-fingerprint = Fingerprint
role-root = Root: says whose keys count
role-targets = Targets: says which files belong
role-editors = Editors: the directory’s entries
role-snapshot = Snapshot: keeps the files of a release as one
role-timestamp = Timestamp: says that this is the newest
role-partner = Partner { $name }: its own entries
about-outside = How to check from outside
about-outside-text = On a computer of your own, get the Signpost tool and run this. It gets the site and checks each file and each signature:
about-limits = What this can’t do
about-limit-1 = A signature shows who published an entry, not that the program will help you.
about-limit-2 = The first time you come, you trust the address that you typed or were given.
about-limit-3 = Who can get at this device can see your list. You can erase it in the settings.
about-limit-4 = The website’s host can see that somebody came here. It can’t see what you search for, read or save.
about-limit-5 = Who can change the files of this site can also change the app that checks the signatures. The steps above find that out. Who has the app already is safe from a bad copy of the data.
about-limit-6 = A stolen editor’s key can sign lies until it is replaced. A stolen online key can show first visitors an old release for a time.
about-log = What was refused or failed
about-log-empty = Nothing.
about-app = This app
about-app-build = Build { $build }
about-offline-kept = This browser keeps the app: it opens offline, too.
about-offline-not-kept = This browser does not keep the app (plain HTTP, a private window, or a setting). It opens only when you are online.
about-app-hash = The start page names all other files of the app by their hashes. The editors signed it with this SHA-256:
about-app-hash-check = To compare it, run this on a computer of your own:
about-check-now = Check again now
about-checking = Checking …
about-checked-now = Checked: this is the newest release.
about-check-failed = The site could not be reached, so nothing newer was found. You see the last good copy.
about-check-refused = Checked: something new came, and it was refused.
trust-line-fresh = Signatures checked { $when }. Signed by { $who }.
trust-line-stale = Signed by { $who }, last confirmed on { $date }
trust-line-refused = The newest update was refused
trust-line-waiting = Checking the signatures …
trust-line-unreached = The site does not answer

## Settings

settings-title = Settings
settings-page = Settings
settings-theme = Light or dark
settings-theme-auto = Like my device
settings-theme-light = Light
settings-theme-dark = Dark
settings-size = Size of the words
settings-size-normal = Normal
settings-size-large = Large
settings-size-largest = Largest
settings-distance = Show how far in
settings-distance-auto = What is usual here
settings-distance-miles = Miles
settings-distance-km = Kilometers
settings-ask-again = Ask me again what I need
settings-ask-again-when = When to ask
settings-ask-again-never = Do not ask
settings-ask-again-months = { $count ->
    [one] After { $count } month
   *[other] After { $count } months
}
settings-ask-again-hint = The question waits on the home page. Only this device knows when.
help-others = I help others find programs
help-others-hint = Shows “Add to handout” on programs, and what a clinic needs to know.
settings-privacy = If somebody else picks up this phone
settings-discreet = Call this page “Notes” in the browser, with no picture
settings-keep-nothing = Keep nothing of me on this device
settings-keep-nothing-hint = Your list, notes and settings then last only until you close this page. Only this choice and the directory stay.
settings-erase-after = Erase everything if I don’t come back for
settings-erase-never = Never
settings-erase-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
settings-erase = Erase everything
settings-erase-lead = This takes off this device:
settings-erase-programs = { $count ->
    [one] { $count } saved program
   *[other] { $count } saved programs
}
settings-erase-notes = { $count ->
    [one] { $count } program’s notes
   *[other] the notes of { $count } programs
}
settings-erase-handout = { $count ->
    [one] the handout with { $count } program
   *[other] the handout with { $count } programs
}
settings-erase-helpers = the templates, counts and card of a clinic
settings-erase-settings = these settings, and where you were in this app
settings-erase-text = This can’t be undone.
settings-erase-button = Erase everything
settings-erased = All of it is gone from this device.
settings-erase-failed = Not all could be erased. Close other tabs of this site and try again, or clear this site’s data in your browser.
settings-kept = What is kept on this device: your list, these settings, and a copy of all programs.

## Loading and failures

phase-opening = Opening the directory …
phase-waiting = Another tab of this site is busy. Wait a little, or close it …
texts-on-their-way = Longer texts are on their way.
texts-missing = Longer texts are not here yet.
phase-downloading = Getting the directory … { $percent } %
phase-verifying = Checking the signatures …
phase-indexing = Getting the search ready … { $percent } %
failed-title = That did not work
failed-no-directory = The directory is not here yet. Check your connection, then try again.
failed-retry = Try again
failed-internal = Something broke. Load the page again. Your list is safe.
not-found-title = There is no such page
not-found-page = Not found
not-found-host = The link may be mistyped or cut off. Ask for it again, or open the site’s own address and type what you need.
not-found = The address may be mistyped. Or it comes from the address bar, which leaves out a part of it. Links made with “Share” or “Copy the link” work. You can also type a program’s code or what you need:

## Before the app runs (index.html)

boot-wait = Opening the directory…
boot-no-script = To search here, turn on JavaScript in your browser’s settings. You can still call the numbers on this page.
boot-old = Still opening. A slow line can take a while. If nothing more shows up, this browser may be too old to search here: try another phone. You can still call the numbers on this page.
boot-failed = This did not open. Check your connection and load this page again. You can still call the numbers on this page.
boot-blocked = This site’s host does not let it run. Please tell the people who run the site. You can still call the numbers on this page.
boot-framed = Open it in its own window

## Plain pages and neighbors

browse-link = Read it without the app
browse-about = There is a plain page for each need and each program. It needs no app.
browse-needs = Choose what you need
browse-all = All needs
browse-other = More programs
browse-open-app = Open this in the app
browse-open-app-hint = There you can search, save a program and see what is open now.
browse-dated = From { $community }, as of { $date }. Things change: call first.
browse-checked-by = Checked { $date }. By: { $who }.
browse-exit-hint = “Leave this site” goes to a weather page. “Back” comes here again.
browse-seen = The site’s host can see which of these pages you open. It can’t see what you do in the app.
neighbors-title = Other directories close by
neighbors-hint = Other people make and check these. Each opens in a new tab.
neighbors-look = Also look in { $name }
link-card-more = Phone, hours, what to bring
link-card-from = From { $community }
