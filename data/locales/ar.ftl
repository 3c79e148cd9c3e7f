# كلمات التطبيق بالعربية.
#
# MACHINE-MADE: written by a machine and not yet read over by a person who speaks Arabic. The app
# says so in its footer (`unreviewed = yes`). Remove that line and this note once somebody has.

## هذه اللغة

own-name = العربية
unreviewed = yes

## الصيغ

format-date = { $day } { $month } { $year }
format-weekday-date = { $weekday }، { $day } { $month }
format-month-day = { $day } { $month }
time-morning = { $clock12 } صباحًا
time-afternoon = { $part ->
    [noon] { $clock12 } ظهرًا
    [afternoon] { $clock12 } بعد الظهر
   *[other] { $clock12 } مساءً
}
time-morning-whole = { $hour12 } صباحًا
time-afternoon-whole = { $part ->
    [afternoon] { $hour12 } بعد الظهر
   *[other] { $hour12 } مساءً
}
time-noon = 12:00 ظهرًا
time-midnight = منتصف الليل
time-range = من { $from } إلى { $to }
number-decimal = .
list-comma = {"، "}
list-and = { $first } و{ $last }
distance-km = { $distance } كم
distance-miles = { $distance } ميل
day-today = اليوم
day-tomorrow = غدًا
day-yesterday = أمس
days-ago = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
months-ago = { $count ->
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $count } أشهر
    [many] قبل { $count } شهرًا
   *[other] قبل { $count } شهر
}
weekday-mon = الاثنين
weekday-tue = الثلاثاء
weekday-wed = الأربعاء
weekday-thu = الخميس
weekday-fri = الجمعة
weekday-sat = السبت
weekday-sun = الأحد
month-01 = يناير
month-02 = فبراير
month-03 = مارس
month-04 = أبريل
month-05 = مايو
month-06 = يونيو
month-07 = يوليو
month-08 = أغسطس
month-09 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## لغات البرامج

lang-en = الإنجليزية
lang-es = الإسبانية
lang-ht = الكريولية الهايتية
lang-fr = الفرنسية
lang-pt = البرتغالية
lang-ar = العربية
lang-zh = الصينية
lang-yue = الكانتونية
lang-cmn = الماندرين
lang-vi = الفيتنامية
lang-ko = الكورية
lang-ja = اليابانية
lang-ru = الروسية
lang-uk = الأوكرانية
lang-pl = البولندية
lang-de = الألمانية
lang-it = الإيطالية
lang-tl = التاغالوغية
lang-hi = الهندية
lang-ur = الأردية
lang-bn = البنغالية
lang-fa = الفارسية
lang-so = الصومالية
lang-sw = السواحيلية
lang-am = الأمهرية
lang-hmn = الهمونغية
lang-my = البورمية
lang-km = الخميرية
lang-ne = النيبالية
lang-ps = البشتوية
lang-he = العبرية
lang-mam = مام
lang-quc = كيتشي
lang-kjb = كانخوبال
lang-nah = الناواتل
lang-ase = لغة الإشارة الأمريكية
lang-sgn = لغة الإشارة

## الاحتياجات

need-food = الطعام
need-housing = السكن
need-utilities = الفواتير والخدمات
need-transportation = المواصلات
need-safety = الأمان
need-money = المال
need-work = العمل
need-education = الدروس والمدرسة
need-health-care = الرعاية الصحية
need-mental-health = الصحة النفسية
need-substance-use = الكحول والمخدرات
need-healthy-living = حياة صحية
need-family = الأسرة والأطفال
need-aging = كبار السن
need-disability = الإعاقة
need-legal = مساعدة قانونية
need-goods = ملابس وأشياء
need-belonging = لقاء الآخرين
need-emergency = الطوارئ

need-food-hint = بقالة، وجبات، طعام للرضع
need-housing-hint = مكان للنوم، إيجار، إصلاحات
need-utilities-hint = فواتير الكهرباء والماء والغاز والهاتف
need-transportation-hint = إلى الطبيب، إلى العمل، إلى المتجر
need-safety-hint = عندما يؤذيك أحد أو يخيفك
need-money-hint = مساعدة نقدية، إعانات، ضرائب، ديون
need-work-hint = إيجاد عمل، تعلم مهنة
need-education-hint = القراءة، الإنجليزية، المدرسة، الكلية
need-health-care-hint = أطباء، أسنان، أدوية، عيون
need-mental-health-hint = شخص تتحدث إليه
need-substance-use-hint = مساعدة للتقليل أو التوقف
need-healthy-living-hint = دروس السكري، الطبخ، الحركة
need-family-hint = رعاية الأطفال، الوالدان، المواليد
need-aging-hint = مساعدة في البيت، وجبات، رفقة
need-disability-hint = أجهزة، رعاية، دعم
need-legal-hint = الإخلاء، الأوراق، الحقوق
need-goods-hint = ملابس، أثاث، حفاضات
need-belonging-hint = مجموعات، نوادٍ، متطوعون
need-emergency-hint = حريق، فيضان، مساعدة الآن

## في كل مكان

skip-to-content = انتقل إلى الجزء الرئيسي
nav-label = الرئيسية
nav-search = بحث
nav-list = قائمتي
nav-list-count = قائمتي ({ $count })
nav-handout = الورقة
nav-handout-count = الورقة ({ $count })
nav-settings = الإعدادات
nav-about = من يراجع هذا
nav-helpers = للعيادات ومن يساعدون غيرهم
language-label = اللغة
quick-exit = غادر الموقع
quick-exit-hint = زر «غادر الموقع» ينقلك فورًا إلى صفحة الطقس. بعدها لا يُظهر زر الرجوع شيئًا مما بحثت عنه هنا. قد يظهر في سجل المتصفح أنك كنت هنا.
footer-label = عن هذا الموقع
footer-unreviewed = هذه الترجمة صنعها حاسوب ولم يراجعها إنسان بعد.
title-page = { $page } – { $site }
loading = لحظة من فضلك …
call = اتصل { $number }
call-named = اتصل { $number }، { $name }
call-short = اتصل
text = أرسل رسالة إلى { $number }
text-named = أرسل رسالة إلى { $number }، { $name }
text-short = أرسل رسالة
extension = تحويلة { $extension }
save = احفظ
saved = محفوظ
save-named = احفظ: { $name }
saved-named = محفوظ: { $name }
tray-add-named = أضف إلى الورقة: { $name }
tray-added-named = في الورقة: { $name }
tray-add = أضف إلى الورقة
tray-added = في الورقة
copied = تم النسخ.
copy-failed = لم يسمح المتصفح بالنسخ. حدد النص وانسخه بنفسك.
back-to-results = العودة إلى النتائج
undo = تراجع
undone = تم التراجع.
neutral-title = ملاحظات

## خطوط الأزمات

crisis-title = هل تحتاج إلى مساعدة الآن؟
crisis-search-title = لست وحدك في هذا
crisis-search-words = هؤلاء يمكنهم المساعدة الآن.
crisis-text = أو أرسل رسالة إلى { $number }

## تنبيهات

banners-label = تنبيهات
banner-demo = عرض تجريبي: البرامج والأرقام غير حقيقية.
urgent-title = عاجل الآن
banner-offline = أنت غير متصل. البحث وقائمتك والطباعة ما زالت تعمل.
banner-offline-empty = أنت غير متصل والدليل ليس على هذا الجهاز بعد. اتصل مرة واحدة للحصول عليه.
banner-no-answer = الموقع لا يجيب الآن. البحث وقائمتك والطباعة ما زالت تعمل.
banner-part = هنا جزء من الدليل فقط، وسيختفي عند إغلاق الصفحة. اتركها مفتوحة: يصل الباقي عندما يجيب الموقع.
banner-stale = آخر تأكيد في { $date }. قد تكون هناك تغييرات: اتصل أولًا.
banner-very-stale-title = هذا الدليل قديم
banner-very-stale = لم يؤكده أحد منذ { $date }. ربما انتقلت البرامج أو أُغلقت. اتصل قبل أن تذهب.
banner-very-stale-show = فهمت. اعرضه لي
banner-refused-title = أوقفنا تحديثًا
banner-refused-kept = وصلت بيانات جديدة لا يمكننا الوثوق بها، فلم نستخدمها. ترى آخر نسخة سليمة، مؤكدة في { $date }. اتصل أولًا.
banner-refused-none-title = لا يمكننا عرض الدليل
banner-refused-none = البيانات التي وصلت غير موقعة من الأشخاص الصحيحين. ربما تم تغييرها في الطريق. لا نعرض بيانات لا نثق بها.
banner-refused-still = ما زال يعمل: قائمتك المحفوظة، وهذه الأرقام:
banner-unreached = الموقع لا يجيب، ولا توجد نسخة على هذا الجهاز بعد. تحقق من اتصالك وحاول لاحقًا.
banner-refused-why = اعرف السبب
banner-updated = { $count ->
    [one] تغير برنامج واحد منذ { $since }.
    [two] تغير برنامجان منذ { $since }.
    [few] تغيرت { $count } برامج منذ { $since }.
    [many] تغير { $count } برنامجًا منذ { $since }.
   *[other] تغير { $count } برنامج منذ { $since }.
}
banner-updated-which = اعرف أيّها
banner-updated-new = جديدة:
banner-updated-changed = تغيّرت:
banner-updated-gone = لم تعد في الدليل:
banner-updated-more = { $count ->
    [one] وبرنامج آخر.
    [two] وبرنامجان آخران.
    [few] و{ $count } برامج أخرى.
    [many] و{ $count } برنامجًا آخر.
   *[other] و{ $count } برنامج آخر.
}
banner-not-kept = هذا المتصفح لا يستطيع الحفظ. يمكنك البحث، لكن قائمتك والنسخة دون اتصال ستختفيان عند إغلاق الصفحة.
banner-reload = حمّلها الآن
banner-dismiss = أخفِ هذه الرسالة

## البداية والبحث

home-title = اعثر على مساعدة قريبة منك
home-page = اعثر على مساعدة
home-lead = طعام، إيجار، مواصلات، دروس، شخص تتحدث إليه. قلها بكلماتك.
search-label = ماذا تحتاج؟
search-placeholder = فاتورة الكهرباء، طعام اليوم …
search-button = بحث
search-clear = امسح
home-needs-title = أو اختر ما تحتاجه
ask-again-title = هل تحتاج إلى مساعدة في شيء جديد؟
ask-again-yes = اختر ما تحتاج إليه
ask-again-no = ليس الآن
home-unsure = لست متأكدًا؟
home-unsure-hint = اختر من قائمة، كما تشاء
home-promise-title = ما يمكنك الاعتماد عليه
home-promise-checked = موقّع ومؤرّخ
home-promise-checked-text = وقّعت { $organization } هذه القائمة. إذا راجع أحد برنامجًا نعرض من راجعه ومتى.
home-promise-private = لا حساب ولا تتبع
home-promise-private-text = ما تبحث عنه وتحفظه يبقى على هذا الجهاز. لا يرى مضيف الموقع إلا أن شخصًا فتحه.
home-promise-offline = يعمل دون شبكة
home-promise-offline-text = بعد الزيارة الأولى يعمل دون اتصال. يمكنك أيضًا حفظ البرامج وطباعتها.
home-promise-online = يحتاج هنا إلى اتصال
home-promise-online-text = هذا المتصفح لا يحفظ التطبيق. لفتحه تحتاج إلى اتصال.
home-count = { $programs ->
    [one] برنامج واحد
    [two] برنامجان
    [few] { $programs } برامج
    [many] { $programs } برنامجًا
   *[other] { $programs } برنامج
} من { $organizations ->
    [one] منظمة واحدة
    [two] منظمتين
    [few] { $organizations } منظمات
    [many] { $organizations } منظمة
   *[other] { $organizations } منظمة
}
search-title = النتائج
search-page = النتائج
search-count = { $count ->
    [0] لم نجد برامج
    [one] برنامج واحد
    [two] برنامجان
    [few] { $count } برامج
    [many] { $count } برنامجًا
   *[other] { $count } برنامج
}
search-count-query = { $count ->
    [0] لم نجد برامج عن «{ $query }»
    [one] برنامج واحد عن «{ $query }»
    [two] برنامجان عن «{ $query }»
    [few] { $count } برامج عن «{ $query }»
    [many] { $count } برنامجًا عن «{ $query }»
   *[other] { $count } برنامج عن «{ $query }»
}
search-working = جارٍ البحث …
search-more = اعرض المزيد
search-share = شارك هذا البحث
search-print = اطبع هذه
search-print-first = يُطبع أول { $count } من { $total }. ضيّق البحث لترى الباقي.
search-so-far = { $count } حتى الآن
search-so-far-query = { $count } حتى الآن عن «{ $query }»
search-expanded = بحثنا أيضًا عن: { $words }.
search-spelled = بحثنا أيضًا عن «{ $means }»، إن كنت تقصد ذلك.
search-mistyped-code = يبدو هذا رمز برنامج فيه خطأ. راجع كل حرف ورقم.
search-codes-missing = ليست في هذا الدليل: { $codes }
search-codes-unread = تظهر أول { $most } من الرموز فقط. لم يظهر: { $count }. ابحث عن الباقي بعد ذلك.
search-code-guess = هل كتبت رمز برنامج؟ قد يكون:
search-near-unknown = لا نعرف المكان «{ $place }». جرّب رمزًا بريديًا أو مدينة.
search-place-first = الأقرب إلى { $place } أولًا.
search-places-once = البرنامج الذي له أكثر من مكان يظهر مرة واحدة.

## ما تقوله البطاقة

fact-open = مفتوح الآن
fact-open-until = مفتوح حتى { $time }
fact-open-always = مفتوح ليلًا ونهارًا
fact-opens-today = يفتح اليوم: { $time }
fact-opens-at = يفتح { $day }: { $time }
fact-closed = مغلق الآن
fact-hours-unknown = اتصل لمعرفة المواعيد
fact-hours-differ = المواعيد تختلف من مكان إلى آخر
fact-temporarily-closed = مغلق لفترة
fact-ended = ربما انتهى
fact-free = مجاني
fact-serves = يخدم { $place }
fact-serves-others = لا يذكر { $place }. اتصل أولًا
fact-distance = على بعد { $distance }
fact-call-for-location = اتصل لمعرفة المكان
fact-accepting = يقبل أشخاصًا جددًا
fact-full = ممتلئ الآن
fact-waitlist = لديه قائمة انتظار
fact-assessment = يسألونك بعض الأسئلة أولًا
fact-room-as-of = { $what } (حتى { $date })
fact-room-old = { $what }، حتى { $date }. هذا قديم: اتصل أولًا
fact-room-undated = { $what }، بلا تاريخ. اتصل أولًا
fact-checked = روجع { $when }
fact-not-checked = لا تاريخ للمراجعة
fact-languages = يتحدثون { $languages }
fact-no-phone = لا رقم هاتف

## التصفية

filters-title = ضيّق النتائج
filters-show = تصفية
filters-show-count = تصفية ({ $count })
filters-clear = أزل كل شروط التصفية
filters-active = اختياراتك:
filter-remove = أزل: { $filter }
filter-need = الحاجة
filter-any = الكل
filter-choice-count = { $choice } ({ $count })
filter-open = مفتوح الآن
filter-free = مجاني
filter-accepting = يقبل أشخاصًا جددًا
filter-accessible = مدخل للكرسي المتحرك
filter-language = يتحدثون
filter-audience = لمن
filter-checked = روجع في آخر 6 أشهر
filter-weekends = مفتوح في عطلة الأسبوع
filter-evenings = مفتوح بعد 6 مساءً
filter-area-active = في { $place }
filter-near = بالقرب من (رمز بريدي أو مدينة)
filter-near-apply = ضع
filter-near-me = استخدم مكاني
filter-near-me-hint = مكانك يبقى على هذا الجهاز.
filter-near-me-active = الأقرب إليك أولًا
filter-near-me-failed = لم يخبرنا جهازك أين أنت. اكتب رمزًا بريديًا أو مدينة.
filter-near-active = الأقرب إلى { $place } أولًا
filter-within = المسافة
filter-serves = بلا ما يخدم رموزًا بريدية أخرى فقط
filter-within-active = ضمن { $distance }
sort-label = الترتيب
sort-best = الأنسب
sort-nearest = الأقرب
sort-open-first = المفتوح أولًا
audience-children = الأطفال
audience-teens = المراهقون
audience-families = العائلات
audience-women = النساء
audience-men = الرجال
audience-seniors = كبار السن
audience-veterans = المحاربون القدامى
audience-immigrants = المهاجرون
audience-lgbtq = مجتمع الميم
audience-disabled = ذوو الإعاقة

## لا نتائج

empty-title = لا شيء يطابق كل ذلك
empty-drop = دون «{ $filter }» هناك { $count ->
    [one] برنامج واحد
    [two] برنامجان
    [few] { $count } برامج
    [many] { $count } برنامجًا
   *[other] { $count } برنامج
}.
empty-drop-button = ابحث دونه
empty-spelling = هل تقصد «{ $words }»؟
empty-need = كل برامج { $need }
empty-words = جرّب كلمات أقل أو كلمات أخرى. كلمة أو كلمتان أفضل.
empty-call = أو اتصل واسأل شخصًا:

## الاختيار

needs-title = بماذا تحتاج إلى مساعدة؟
needs-page = ماذا تحتاج؟
needs-lead = اختر واحدًا أو أكثر. يبقى اختيارك على هذا الجهاز.
needs-lead-screening = ضع علامة على ما ظهر في الحديث أو الاستمارة. ثم ضع البرامج على الورقة وغيّر ما تشاء.
needs-wishes = لهذا المريض
needs-take = { $count ->
    [one] ضعه على الورقة
    [two] ضع هذين على الورقة
    [few] ضع هذه البرامج { $count } على الورقة
    [many] ضع هذه البرامج { $count } على الورقة
   *[other] ضع هذه البرامج { $count } على الورقة
}
needs-show = اعرض البرامج
needs-none = اختر واحدًا على الأقل.
needs-safety = هل يؤذيك أحد؟ يمكنك الاتصال بهذه الخطوط:
needs-leave = هل بقربك أحد يجب ألا يرى هذا؟ غادر الآن:
needs-results = برامج لما اخترته
needs-more = كل برامج { $need } ({ $count })

## المناطق: الدليل الكبير يُنزَّل على أجزاء

area-page = منطقتك
area-title = اختر منطقتك
area-lead = هذا الدليل كبير. اختر أين تبحث عن المساعدة، فلا يصل إلى جهازك إلا ذلك الجزء.
area-where = أين تبحث عن المساعدة؟
area-place = رمز بريدي أو مدينة
area-unknown = لا نعرف هذا المكان. ابحث عنه في القائمة.
area-postal = الرموز البريدية { $start }…
area-programs = { $count ->
    [one] برنامج واحد
    [two] برنامجان
    [few] { $count } برامج
    [many] { $count } برنامجًا
   *[other] { $count } برنامج
}
area-host-sees = يستطيع مضيف الموقع أن يرى أي جزء تأخذ. ولا يرى من أنت ولا عمّا تبحث.
area-choose = اختر منطقتك
area-get = أحضر هذه البرامج
area-getting = جارٍ إحضار البرامج …
area-done = البرامج هنا الآن.
area-failed = لم يُجب الموقع. حاول مرة أخرى عندما يكون لديك اتصال.
area-none = ترى فقط البرامج التي هي لكل المناطق.
area-yours = منطقتك: { $areas }.
area-change = غيّر
area-of-link = هذه البرامج في الجزء الخاص بـ { $areas }.
area-elsewhere = قد يكون هذا البرنامج في جزء منطقة أخرى.

## صفحة البرنامج

program-page = برنامج
todo-title = ماذا تفعل
todo-unknown = لا نعرف كيف تصل إليهم. اتصل بالرقم 211 واسأل.
todo-go = يمكنك الذهاب إلى هناك
todo-apply = قدّم طلبك على موقعهم
todo-visit = انظر موقعهم
todo-write = اكتب رسالة بالبريد الإلكتروني
todo-write-hint = يفتح بريدك الإلكتروني.
todo-ask-for = اسأل عن
todo-say = يمكنك أن تقول
todo-say-words = «مرحبًا. وجدت { $name }. هل يمكنكم مساعدتي؟»
program-missing-title = هذا البرنامج ليس في الدليل
program-missing = ربما أُغلق أو تغيّر رمزه. ابحث عن شيء مشابه، أو اسأل:
program-by = من { $organization }
program-code = الرمز
program-code-hint = اكتب هذا الرمز في خانة البحث لتعود إلى هنا.
program-alert = انتبه
program-temporarily-closed = هذا البرنامج مغلق لفترة. اتصل واسأل متى يفتح.
program-ended = انتهى تمويل هذا البرنامج في { $date }. اتصل أولًا: ربما توقف.
program-expired = كانت هذه البيانات صالحة حتى { $date }. اتصل أولًا: ربما تغيرت.
program-stale-check = آخر مراجعة { $when }. اتصل أولًا.
program-partner-expired = توقّع { $partner } هذه البيانات بنفسها، وكان توقيعها صالحًا حتى { $date }. اتصل أولًا.
program-not-translated = هذا النص باللغة { $language }.
program-contact = كيف تصل إليهم
program-website-leaves = يفتح موقعًا آخر
program-ask-for = اسأل عن { $name }
program-where = إلى أين تذهب
program-confidential = اتصل لمعرفة المكان. يبقى سرًا لحماية الناس.
program-no-place = لا نعرف عنوانًا لهذا البرنامج. اتصل أو اكتب.
program-virtual = عبر الإنترنت أو الهاتف
program-map = افتح خريطة
program-map-leaves = يفتح موقع خرائط، وسيعرف هذا العنوان.
program-map-app = يفتح تطبيق الخرائط. سيرى التطبيق هذا العنوان.
program-rides = كيف تصل
program-access = سهولة الوصول
program-hours = متى يفتح
program-hours-unknown = لا نعرف المواعيد. اتصل أولًا.
program-hours-closed = مغلق
program-hours-always = ليلًا ونهارًا
program-hours-day-unknown = الساعات غير معروفة، اتصل أولًا
program-hours-holiday = مغلق (عطلة)
program-days-range = من { $from } إلى { $to }
hours-every-day = كل يوم
hours-every-weeks = { $interval ->
    [one] كل أسبوع: { $days }
    [two] كل أسبوعين: { $days }
    [few] كل { $interval } أسابيع: { $days }
    [many] كل { $interval } أسبوعًا: { $days }
   *[other] كل { $interval } أسبوع: { $days }
}
hours-monthly = { $days } { $which } من كل شهر
hours-month-days = { $count ->
    [one] يوم { $days } من كل شهر
    [two] يوما { $days } من كل شهر
    [few] أيام { $days } من كل شهر
    [many] أيام { $days } من كل شهر
   *[other] أيام { $days } من كل شهر
}
hours-month-last-day = آخر يوم من كل شهر
hours-nth-1 = الأول
hours-nth-2 = الثاني
hours-nth-3 = الثالث
hours-nth-4 = الرابع
hours-nth-5 = الخامس
hours-nth-last = الأخير
hours-nth-last-2 = قبل الأخير
hours-opening = { $days }، { $hours }
hours-closed-on = مغلق: { $days }
hours-from = { $opening }، ابتداءً من { $date }
hours-until = { $opening }، حتى { $date }
hours-next = { $opening }. الموعد القادم: { $date }
program-bring = ماذا تحضر
program-bring-hint = إن نقصك شيء فاتصل واسأل. أماكن كثيرة تجد حلًا.
program-cost = التكلفة
program-cost-unknown = اتصل واسأل عن التكلفة.
program-cost-amount = { $amount } { $currency }
program-who = لمن هو
program-who-anyone = اتصل لتعرف إن كان متاحًا لك.
program-age-range = الأعمار من { $from } إلى { $to }
program-age-from = من عمر { $from } فما فوق
program-age-to = حتى عمر { $to }
program-area = المنطقة
program-apply = كيف تبدأ
program-referral = من عيادة
program-wait = مدة الانتظار
program-languages = اللغات
program-interpretation = المترجمون
program-teaches = ماذا تتعلم أو تنال
program-conditions = يساعد في
program-capacity = هل يوجد مكان؟
program-capacity-room = { $count ->
    [one] مكان واحد ({ $unit })
    [two] مكانان ({ $unit })
    [few] { $count } أماكن ({ $unit })
    [many] { $count } مكانًا ({ $unit })
   *[other] { $count } مكان ({ $unit })
}
program-capacity-full = ممتلئ الآن ({ $unit })
program-capacity-updated = بتاريخ { $date }
program-about = عن هذا البرنامج
program-about-organization = عن { $organization }
program-licenses = التراخيص
program-accreditations = الاعتمادات
program-partnership = الصلة بالعيادة
program-clinical-capacity = ما يمكن أن يقبله من العيادة
partnership-informal = يعرف بعضهم بعضًا
partnership-referral = شريك إحالة
partnership-agreement = اتفاق مكتوب
partnership-co-located = في المبنى نفسه
program-funded-until = ممول حتى { $date }
program-valid-until = هذه البيانات صالحة حتى { $date }
program-trust = هل أثق بهذا؟
program-checked-by = روجع { $when } ({ $date }). راجعه: { $who }.
program-checked = روجع { $when } ({ $date }).
program-never-checked = لا نعرف متى راجع أحد هذا مع البرنامج.
program-signed-editors = موقّع من { $community }
program-signed-partner = موقّع من منظمة البرنامج نفسها ({ $partner })
program-signed-how = ماذا يعني هذا
program-wrong = هل هناك خطأ؟
program-wrong-text = أخبرنا. يفتح بريدك.
program-wrong-subject = خطأ في البيانات { $code }
program-wrong-body = ما الخطأ في البيانات { $code } ({ $name })؟
program-share = شارك
program-print = اطبع
program-share-words = مساعدة من { $site }: { $name }
read-aloud = اقرأ بصوت
read-stop = أوقف القراءة
read-slower = أبطأ
read-no-voice = ليس في هذا الجهاز صوت خاص به لهذه اللغة.
program-place = المكان
program-more-places = { $count ->
    [one] مكان آخر
    [two] مكانان آخران
    [few] { $count } أماكن أخرى
    [many] { $count } مكانًا آخر
   *[other] { $count } مكان آخر
}
program-for-you = هل هذا لي؟
phone-kind-fax = فاكس
phone-kind-tty = هاتف نصي
phone-kind-text = رسائل
phone-kind-hotline = خط ساخن

## قائمتي

list-title = قائمتي
list-page = قائمتي
list-empty = لا شيء هنا بعد. اضغط «احفظ» في برنامج ليبقى هنا. يبقى على هذا الجهاز، حتى دون اتصال.
list-find = ابحث عن برامج
list-private = هذه القائمة على هذا الجهاز فقط.
list-gone = لم يعد في الدليل. هذا ما عرفناه في { $date }.
list-changed = تغيّر هذا البرنامج منذ حفظته.
list-changed-seen = رأيت ذلك
list-state = كيف تسير الأمور؟
list-note = ملاحظتك
list-note-hint = لك وحدك. تبقى على هذا الجهاز.
list-remove = أزل
list-removed = { $name } خرج من قائمتك.
list-saved-on = حُفظ في { $date }
list-to-handout = اصنع ورقة من هذه
list-print = اطبع قائمتي
list-load-failed = تعذر فتح قائمتك. لم تضع: أغلق علامات التبويب الأخرى لهذا الموقع ثم حمّل الصفحة من جديد.
state-not-yet = لم أتصل بعد
state-called = اتصلت
state-waiting = وضعوني على قائمة انتظار
state-got-help = حصلت على مساعدة
state-did-not-work = لم ينجح الأمر
state-full = لم يكن لديهم مكان
state-not-for-me = قالوا إنه ليس لي
state-could-not-reach = لم يجب أحد، أو الرقم خطأ
state-could-not-get = لم أستطع الوصول
state-closed = أُغلق
state-not-needed = لم أعد بحاجة إليه
state-other = شيء آخر
state-did-not-know-how = لم أعرف كيف
state-language = لا أحد هناك يتكلم لغتي
state-cost = يكلّف كثيرًا
state-other-things-first = أشياء أخرى كانت أولى
list-full = قائمتك ممتلئة. أزل شيئًا أولًا.
list-programs = برامجك
list-empty-keeps-nothing = لا شيء هنا بعد. اخترت ألا يُحفظ شيء: ما تحفظه يبقى هنا حتى تغلق هذه الصفحة.
list-keeps-nothing = اخترت ألا يُحفظ شيء: تختفي هذه القائمة عندما تغلق هذه الصفحة.
list-expired = مُحيت قائمتك كما طلبت في الإعدادات.
list-gone-now = لم يعد في الدليل. هذا ما حفظته قائمتك.
list-state-of = { $state }: { $name }
list-state-set = تغيّر إلى: { $state }
list-reason = ماذا حدث؟
list-step = { $date }: { $state }
list-note-keeping = جارٍ الحفظ …
list-note-kept = محفوظة على هذا الجهاز، لك وحدك.
list-note-unkept = لم تُحفظ بعد.
list-other-note = كُتبت في الوقت نفسه في مكان آخر:
list-other-note-drop = احذف هذه
list-move-up = أعلى
list-move-down = أسفل
list-move-up-named = أعلى: { $name }
list-move-down-named = أسفل: { $name }
list-order-by-hand = ترتيبي أنا
list-order-by-need = حسب الحاجة
list-order-newest = الأحدث أولاً
list-no-need = أخرى
list-today = ما يمكنك فعله اليوم
list-still-waiting = { $weeks ->
    [one] هل ما زلت تنتظر؟ مضى أسبوع. اتصل واسأل.
    [two] هل ما زلت تنتظر؟ مضى أسبوعان. اتصل واسأل.
    [few] هل ما زلت تنتظر؟ مضت { $weeks } أسابيع. اتصل واسأل.
    [many] هل ما زلت تنتظر؟ مضى { $weeks } أسبوعًا. اتصل واسأل.
   *[other] هل ما زلت تنتظر؟ مضى { $weeks } أسبوع. اتصل واسأل.
}
list-load-slow = قائمتك بطيئة في الفتح. لم تضِع. انتظر من فضلك، أو أغلق علامات التبويب الأخرى لهذا الموقع.
list-not-kept = هذا لم يُحفظ على جهازك بعد. يبقى في هذه الصفحة.
list-not-kept-slow = جهازك بطيء في حفظ هذا. يبقى في هذه الصفحة حتى يُحفظ.
list-not-kept-denied = متصفحك لا يسمح لنا بحفظ قائمتك. هي هنا حتى تغلق هذه الصفحة. احفظها كملف.
list-not-kept-full = جهازك ممتلئ، فلم يُحفظ هذا بعد. يبقى في هذه الصفحة. أفرغ مساحة، أو احفظه كملف.
list-newer = قائمتك من إصدار أحدث من هذا التطبيق. حمّل هذه الصفحة من جديد للتحديث. قائمتك في أمان.
list-kept-now = حُفظ الآن.
list-save-file = احفظ كملف
list-copies = انسخ قائمتك أو انقلها أو أعدها
list-file-hint = من يجد الملف يمكنه أن يقرأه.
list-encrypt = أو أقفل الملف بعبارة سر
list-encrypt-hint = أربع كلمات أو أكثر. بدونها لا يفتح أحد الملف، ولا نستطيع المساعدة.
list-encrypt-short = هذه قصيرة جدًا. استعمل أربع كلمات أو أكثر.
list-encrypt-failed = هذا المتصفح لا يستطيع إقفال هذا الملف أو فتحه هنا.
list-save-encrypted = احفظ كملف مقفل
list-import = أعد قائمة من ملف
list-import-hint = ترى ما سيتغيّر قبل أن يتغيّر.
list-import-too-long = هذا الملف أكبر من أن يكون قائمة.
list-import-damaged = هذه ليست قائمة من هذا التطبيق، أو الملف تالف. تبقى قائمتك كما هي.
list-import-newer = هذا الملف من إصدار أحدث من هذا التطبيق. حمّل الصفحة من جديد للتحديث، ثم حاول مرة أخرى.
list-unlock = عبارة سر هذا الملف
list-unlock-open = افتح الملف
list-unlock-wrong = لم يُفتح. تحقّق من كل حرف وحاول مرة أخرى.
list-import-title = هذا ما سيتغيّر في قائمتك
list-import-added = { $count ->
    [one] برنامج جديد واحد:
    [two] برنامجان جديدان:
    [few] { $count } برامج جديدة:
    [many] { $count } برنامجًا جديدًا:
   *[other] { $count } برنامج جديد:
}
list-import-updated = { $count ->
    [one] برنامج واحد فيه شيء أحدث. تبقى ملاحظاتك:
    [two] برنامجان فيهما شيء أحدث. تبقى ملاحظاتك:
    [few] { $count } برامج فيها شيء أحدث. تبقى ملاحظاتك:
    [many] { $count } برنامجًا فيها شيء أحدث. تبقى ملاحظاتك:
   *[other] { $count } برنامج فيها شيء أحدث. تبقى ملاحظاتك:
}
list-import-unchanged = { $count ->
    [one] برنامج واحد يبقى كما هو.
    [two] برنامجان يبقيان كما هما.
    [few] { $count } برامج تبقى كما هي.
    [many] { $count } برنامجًا تبقى كما هي.
   *[other] { $count } برنامج تبقى كما هي.
}
list-import-left-out = { $count ->
    [one] لا مكان لبرنامج واحد.
    [two] لا مكان لبرنامجين.
    [few] لا مكان لـ { $count } برامج.
    [many] لا مكان لـ { $count } برنامجًا.
   *[other] لا مكان لـ { $count } برنامج.
}
list-import-unreadable = { $count ->
    [one] تعذّرت قراءة إدخال واحد من الملف.
    [two] تعذّرت قراءة إدخالين من الملف.
    [few] تعذّرت قراءة { $count } إدخالات من الملف.
    [many] تعذّرت قراءة { $count } إدخالاً من الملف.
   *[other] تعذّرت قراءة { $count } إدخال من الملف.
}
list-import-merge = ضعها في قائمتي
list-import-cancel = اترك قائمتي كما هي
list-imported = { $count ->
    [0] كان كل ذلك في قائمتك.
    [one] وُضع برنامج واحد في قائمتك.
    [two] وُضع برنامجان في قائمتك.
    [few] وُضعت { $count } برامج في قائمتك.
    [many] وُضع { $count } برنامجًا في قائمتك.
   *[other] وُضع { $count } برنامج في قائمتك.
}
list-carry = إلى هاتف آخر
list-carry-hint = امسح هذا بالهاتف الآخر، أو افتح الرابط هناك. كل شيء في الرابط نفسه؛ لا يُرسل إلينا.
list-carry-notes = مع ملاحظاتي
list-carry-qr = امسح بكاميرا الهاتف الآخر
list-carry-long = هذا أطول من أن يُمسح. استعمل الرابط أو ملفًا.
list-carry-many = هذه القائمة أطول من أن توضع في رابط. احفظها كملف.
list-carry-refused = هذا أطول من أن يوضع في رابط. اترك الملاحظات، أو احفظها كملف.
carry-title = قائمتك من هاتف آخر
carry-page = قائمتك
carry-lead = في هذا الرابط قائمة. انظر إليها، ثم ضعها في قائمتك على هذا الجهاز.
carry-missing = { $count ->
    [one] برنامج واحد منها ليس في هذا الدليل.
    [two] برنامجان منها ليسا في هذا الدليل.
    [few] { $count } برامج منها ليست في هذا الدليل.
    [many] { $count } برنامجًا منها ليست في هذا الدليل.
   *[other] { $count } برنامج منها ليست في هذا الدليل.
}
carry-damaged = جزء من هذا الرابط ناقص أو تغيّر. افتح القائمة على الهاتف الآخر وامسحها من جديد.
remind-title = ذكّرني
remind-hint = هذا يضع موعدًا في تقويم هاتفك. لا يُرسل إلينا شيء.
remind-when = يفتحون في المرة القادمة: { $day } الساعة { $time }.
remind-when-unknown = الموعد { $day } الساعة { $time }. يمكنك تغييره في تقويمك.
remind-call = لأتصل بهم
remind-visit = لأذهب إليهم
remind-again = لأسأل مرة أخرى بعد ستة أشهر
remind-call-title = اتصل بـ { $name }
remind-visit-title = اذهب إلى { $name }
remind-again-title = اسأل مرة أخرى: { $name }
remind-neutral = اكتب «تذكير» فقط، بلا اسم ولا رقم
remind-neutral-title = تذكير
remind-text = أرسله لنفسي في رسالة
remind-text-hint = يفتح هاتفك رسالة فيها الاسم والرقم. أنت تختار من يستلمها.
install-title = احتفظ بهذا على هاتفك
install-text = يمكنك وضع هذا التطبيق على شاشتك الرئيسية. يُفتح كأي تطبيق، حتى بلا شبكة. من يمسك هاتفك قد يراه هناك.
install-yes = ضعه هناك
install-no = لا، شكرًا

## الورقة

handout-title = اصنع ورقة
handout-page = الورقة
handout-lead = للعيادات ومن يساعد: اختر من ثلاثة إلى ستة برامج، واضغط ما يقال عن كل منها، ثم اطبع الورقة أو أعطِ الرابط.
handout-empty = لا برامج بعد. ابحث ثم اضغط «أضف إلى الورقة».
handout-find = ابحث عن برامج
handout-screening = ابدأ بما يحتاجه المريض
handout-many = أكثر من ستة تحتاج صفحة ثالثة. الأقل أفضل: من ثلاثة إلى خمسة تُستعمل.
handout-line = سطر لهذا البرنامج
handout-line-hint = مثلًا: اسأل عن ماري. قل لها إن الدكتورة ريفيرا أرسلتك.
handout-from = ممن
handout-from-hint = اسمك أو عيادتك، كما يعرفها المريض.
handout-language = لغة الرابط والورقة
handout-no-names = لا تكتب اسم المريض أو تاريخ ميلاده أو رقم ملفه. الرابط والورقة يعملان دون ذلك.
handout-looks-personal = يبدو هذا اسم مريض أو تاريخ ميلاد أو رقم ملف. الأفضل حذفه: الأوراق والروابط تضيع.
handout-up-named = ارفع { $name }
handout-down-named = أنزل { $name }
handout-remove-named = أزل { $name } من الورقة
handout-next = تم، المريض التالي
handout-given = هل انتهيت مع هذا المريض؟ امسح الورقة قبل المريض التالي.
handout-begun = { $minutes ->
    [0] بدأت هذه الورقة الآن.
    [one] بدأت هذه الورقة قبل دقيقة واحدة.
    [two] بدأت هذه الورقة قبل دقيقتين.
    [few] بدأت هذه الورقة قبل { $minutes } دقائق.
    [many] بدأت هذه الورقة قبل { $minutes } دقيقة.
   *[other] بدأت هذه الورقة قبل { $minutes } دقيقة.
}
handout-cleared = الورقة فارغة للمريض التالي.
handout-link = الرابط
handout-link-hint = كل شيء في الرابط نفسه. لا يُرسل إلينا. تحفظه علامة التبويب هذه إلى أن تضغط «تم، المريض التالي» أو تغلقها.
handout-copy = انسخ الرابط
handout-share = شارك الرابط
handout-share-words = برامج لك، من { $from }
handout-share-words-plain = برامج لك
handout-qr = امسح بكاميرا الهاتف لفتح الرابط
handout-too-long = الملاحظات طويلة جدًا للرابط. اختصرها.
handout-qr-no-address = ليس لهذا الموقع بعد عنوان يمكن للآخرين فتحه، لذلك لا يُطبع رمز. يكتبه الناشر في signpost.toml ‏(base_url).
handout-codes = لقولها عبر الهاتف، أعط هذه الرموز:
handout-print = اطبع الورقة
handout-paper = الورق
handout-paper-letter = مقاس Letter
handout-paper-a4 = مقاس A4
handout-preview = هذا ما يُطبع
handout-preview-pages = { $count ->
    [one] هذا ما يُطبع: صفحة واحدة
    [two] هذا ما يُطبع: صفحتان
    [few] هذا ما يُطبع: { $count } صفحات
    [many] هذا ما يُطبع: { $count } صفحة
   *[other] هذا ما يُطبع: { $count } صفحة
}
phrase-ask-for = اسأل عن { $name }.
phrase-sent-by = قل لهم إن { $name } أرسلك.
phrase-bring-sheet = أحضر هذه الورقة.
phrase-bring = أحضر: { $document }.
phrase-call-first = اتصل أولًا.
phrase-expected-on = ينتظرونك في { $date }.
phrase-free = هذا مجاني لك.
phrase-say-language = قل إنك تحتاج { $language }.
phrase-ask-again = سنسألك في { $date } كيف سارت الأمور.
phrases-named = ما يقال عن { $name }
phrases-all = عن كلها:
phrases-expected = ينتظرونك في
handout-large = خط كبير
handout-wallet = بطاقات للمحفظة: قص حولها واطوِ من الوسط
handout-bilingual = لغتان: لغته والإنجليزية
handout-discreet = كتوم
handout-discreet-hint = الأسماء وكيفية الوصول إليها، لا الغرض منها.
handout-codes-only = رموز بدل الأسماء
handout-ask-again = اسأل مرة أخرى في
handout-ask-again-hint = تذكره الورقة للمريض، ويذكره لك ما يعود منه.
handout-copy-text = انسخه كنص لبوابة المرضى
handout-again = البرامج نفسها مرة أخرى
template-used = البرامج على الورقة.
template-save = احفظ كقالب
template-name = اسم القالب
template-save-button = احفظ
template-save-hint = تُحفظ البرامج والعبارات واللغة ونوع الورق على هذا الجهاز. ما كتبته لهذا المريض لا يُحفظ.
template-saved = القالب محفوظ على هذا الجهاز.
template-removed = أُزيل { $name }.
template-remove-named = أزل القالب { $name }
template-unchanged = لم يتغيّر شيء منذ حُفظ هذا القالب.
template-changed = تغيّر منذ { $date }، حين حُفظ هذا القالب:
template-gone = لم يعد في الدليل
template-hours = ساعات أخرى
template-phones = أرقام هاتف أخرى
template-ask-for = شخص آخر يُسأل عنه
template-not-checked = لم يتحقق منه أحد منذ ستة أشهر
template-replace = ضع { $name } مكانه
template-replaced = حلّ برنامج آخر محله. راجع ما يقال عنه.
templates-title = القوالب
templates-published = قوالب { $community }
templates-keep = احفظ القوالب وشاركها
templates-keep-hint = الملف ينقل قوالبك إلى جهاز آخر. ليس فيه أي مريض.
templates-export = احفظها كلها في ملف
templates-import = افتح ملف قوالب
templates-would = هذا ما سيغيّره الملف:
templates-new = جديد
templates-same = مثل قالبك
templates-other-words = عبارات أو لغة أو ورق آخر
templates-other = أُضيف { $added }، وأُزيل { $removed }
templates-take = خذها
templates-leave = اتركها
templates-taken = أُخذت القوالب.
templates-newer = صنعت هذا الملف نسخة أحدث من التطبيق. حمّل الصفحة من جديد للتحديث.
templates-damaged = هذا ليس ملف قوالب، أو أنه تالف.
clinic-newer = نسخة أحدث من التطبيق تحفظ هذا هنا. حمّل الصفحة من جديد للتحديث.
clinic-too-many = هذا كثير، أو ينقص اسم. لم يتغيّر شيء.
clinic-not-kept = لم نستطع حفظ ذلك على هذا الجهاز.
card-title = بطاقتنا
card-hint = تُحفظ على هذا الجهاز وتُطبع على كل ورقة. أي جهة يمكنها ذلك: عيادة أو مدرسة أو بنك طعام.
card-name = من نحن
card-phone = هاتف لمعاودة الاتصال بنا
card-address = عنواننا
card-not-kept = لم يحفظ المتصفح البطاقة. ستُطبع على أوراقك حتى تغلق هذه الصفحة.
card-logo = شعارنا
card-logo-hint = صورة صغيرة. تبقى على هذا الجهاز وتُطبع على أوراقك.
card-logo-remove = أزل الشعار
card-logo-failed = لم نستطع استعمال هذا الملف. اختر صورة أخرى أو صورة أصغر.
tray-removed = أُزيل من الورقة.
tray-received = برامج الرابط في الورقة الآن، بدل برامجك.
tray-is-full = الورقة ممتلئة. الحد الأقصى { $count } برنامجًا.
tray-title = على الورقة
tray-empty = لا شيء بعد. اضغط «أضف إلى الورقة» في برنامج.
tray-to-handout = { $count ->
    [one] اصنع الورقة: برنامج واحد
    [two] اصنع الورقة: برنامجان
    [few] اصنع الورقة: { $count } برامج
    [many] اصنع الورقة: { $count } برنامجًا
   *[other] اصنع الورقة: { $count } برنامج
}
keys-title = المفاتيح
keys-search = بحث
keys-result = أضف تلك النتيجة أو أزلها
keys-handout = اذهب إلى الورقة
keys-order = حرّك برنامجًا إلى أعلى أو أسفل
keys-print = اطبع الورقة
keys-help = اعرض هذه المفاتيح
keys-off = تعمل المفاتيح ما دام «أساعد الآخرين» مفعّلًا.
keys-close = أغلق

## على الورق

sheet-title = برامج لك
sheet-from = من { $from }
sheet-phone = اتصل
sheet-hours = مفتوح
sheet-where = أين
sheet-cost = التكلفة
sheet-who = لمن
sheet-bring = أحضر
sheet-languages = اللغات
sheet-code = الرمز
sheet-line-from = من { $from }:
sheet-crisis = إذا احتجت إلى مساعدة الآن
sheet-notes = ملاحظات
sheet-scan = امسح لفتحها على هاتفك
sheet-find = أو اذهب إلى { $address } واكتب رمزًا.
sheet-dataset = { $community }، دليل { $date }، النسخة { $version }. طُبع في { $printed }.
sheet-running = { $community } · { $date } · الإصدار { $version }
sheet-page-of = صفحة { $page } من { $pages }
sheet-call-for-location = اتصل لمعرفة المكان
sheet-call-first = اتصل أولًا
sheet-more-sites = { $count ->
    [one] ومكان آخر. اتصل للسؤال.
    [two] ومكانان آخران. اتصل للسؤال.
    [few] و{ $count } أماكن أخرى. اتصل للسؤال.
    [many] و{ $count } مكانًا آخر. اتصل للسؤال.
   *[other] و{ $count } مكان آخر. اتصل للسؤال.
}
sheet-gone-similar = برامج مشابهة: { $programs }
sheet-also-at = أيضًا في: { $places }. اتصل لمعرفة المواعيد هناك.
sheet-gone = لم يعد هذا البرنامج في الدليل.
sheet-scan-short = يفتح الرمز البرامج دون الملاحظات لأنها أطول مما يتسع له.
sheet-demo = عرض تجريبي: برامج وأرقام غير حقيقية.
sheet-urgent-day = عاجل، حتى نهاية { $date }: { $text }
sheet-urgent-time = عاجل، حتى { $date }، { $time }: { $text }

## ما يراه المريض

for-title = برامج لك
for-page = لك
for-from = اختار { $from } هذه البرامج لك.
for-from-somebody = اختار شخص ما هذه البرامج لك.
for-language = أُعد هذا الرابط بلغة أخرى: { $language }. اعرضه بها:
for-changed = تغير في { $date }، بعد إعداد الرابط
for-from-hint = يمكن لأي شخص أن يكتب ملاحظة في رابط. أما الأسماء وأرقام الهاتف فمن الدليل.
for-line = كتبوا:
for-keep-all = احفظها كلها في قائمتي
for-kept = هي في قائمتك على هذا الجهاز.
for-see-list = اعرض قائمتي
for-gone = لم يعد هذا البرنامج في الدليل.
for-gone-similar = برامج مشابهة:
for-damaged-end = ضاعت نهاية هذا الرابط في الطريق. البرامج هنا، لكن ما كُتب عنها مفقود: اطلب الرابط مرة أخرى.
for-gone-search = ابحث عن شيء مشابه
for-damaged-title = هذا الرابط تالف
for-damaged = جزء منه ناقص أو متغير. اطلبه من جديد، أو اكتب رموز البرامج في خانة البحث.
for-newer = صُنع هذا الرابط بنسخة أحدث من هذا التطبيق. حمّل الصفحة من جديد لتحديثه.
for-print = اطبع
for-more = اعرف المزيد
for-made-on = صُنع في { $date }

## ما حدث: ما يخبر به المريض عيادته

return-title = ما الذي حدث
return-page = ما الذي حدث
return-told = أخبر به المريض في { $date }. لم تؤكده البرامج.
return-form-lead = اسأل عمّا حدث مع كل برنامج. اليوم { $date }.
return-memory = هذه الصفحة وحدها تعرفه. يختفي حين تغلقها أو تحمّلها من جديد.
return-none = لا شيء مفتوح هنا. ما يعرضه المريض لا يُحفظ: افتح رابطه أو امسح رمزه مرة أخرى.
return-damaged = جزء من هذا الرابط ناقص أو تغيّر. اطلب من المريض أن يعرضه مرة أخرى.
return-newer = صنعت هذا نسخة أحدث من التطبيق. ترى الجزء الذي تعرفه هذه النسخة. حمّل الصفحة من جديد للتحديث.
return-unknown = لا نستطيع عرض ما حدث مع هذه: { $codes }.
return-since = منذ { $date }
return-failed = { $failed }: { $why }
return-find-other = ابحث عن غيره
return-find-other-named = ابحث عن غيره بدل { $name }
return-choose-named = ما الذي حدث مع { $name }؟
return-why = لماذا؟
return-day = منذ متى؟
return-form = لمن يساعد: سجّل ما حدث
return-take = خذه معك
return-copy = انسخه للملف
return-fhir = نزّله بصيغة FHIR
return-count = احسبه
return-is-counted = حُسب
return-counted = حُسب. لا يُحفظ منه شيء آخر.
return-count-hint = الحساب يضيف واحدًا إلى رقم كل برنامج في الشهر، على هذا الجهاز. لا يحفظ اسمًا ولا قائمة.
return-close = انتهيت مع هذا المريض
return-closed = أُغلق. لا يبقى منه شيء على هذا الجهاز.
return-record-source = برامج المجتمع، كما أخبر بها المريض في { $date }، ولم تؤكدها البرامج:
return-record-line = { $name } ({ $code }): { $state }
return-record-line-since = { $name } ({ $code }): { $state } (منذ { $date })
return-record-ask-again = اسأل مرة أخرى في { $date }.
return-record-task = اتصل بـ { $name }

## ما آلت إليه البرامج، بالعدد

counts-title = ما آلت إليه البرامج
counts-page = الأعداد
counts-lead = ما أخبر به المرضى، محسوبًا على هذا الجهاز. خذه إلى الحديث مع البرنامج.
counts-empty = لم يُحسب شيء بعد. افتح ما يعرضه المريض، ثم اضغط «احسبه».
counts-see = انظر ما آلت إليه البرامج حتى الآن
counts-month = الشهر
counts-program = البرنامج
counts-code = الرمز
counts-state = ما الذي حدث
counts-count = كم
counts-small = الأعداد الأقل من { $count } لا تُعرض: قد تدل على شخص واحد.
counts-print = اطبع الجدول
counts-csv = احفظه كجدول بيانات

## أرِ عيادتي

show-title = أرِ عيادتي
show-page = أرِ عيادتي
show-lead = أخبر عيادتك بما حدث. أنت تختار ما يرونه.
show-private = يرون البرامج التي تختارها وما حدث واليوم. لا يرون اسمك ولا ملاحظاتك. لا نرسل شيئًا: أنت تعرض الرمز أو تعطي الرابط.
show-empty = قائمتك فارغة. احفظ برنامجًا أولًا.
show-tell = أخبر عن
show-code = الرمز لعيادتك
show-code-label = دع عيادتك تمسح هذا
show-nothing = اختر برنامجًا لصنع الرمز.
show-too-many = هذا كثير على رمز واحد. اختر { $count } أو أقل.
show-share-words = ما حدث مع برامجي
show-print = اطبع نصف ورقة

## مقدار المساعدة

coverage-title = ماذا يوجد لكل حاجة
coverage-page = مقدار المساعدة
coverage-lead = عدد البرامج لكل حاجة، مكانًا بعد مكان. الخانة التي فيها 0 نقص. ما انتهى لا يُحسب.
coverage-need = الحاجة
coverage-programs = البرامج
coverage-by = اعرض حسب
coverage-by-county = المقاطعة
coverage-by-town = المدينة
coverage-by-postal = أول الرمز البريدي
coverage-show = ماذا يُحسب
coverage-all = كل شيء
coverage-area = المكان
coverage-everywhere = في المجموع
coverage-others =
    { $count ->
        [one] مكان آخر واحد
        [two] مكانان آخران
        [few] { $count } أماكن أخرى
        [many] { $count } مكانًا آخر
       *[other] { $count } مكان آخر
    }
coverage-placeless = بلا مكان معلن
coverage-unnamed-county = المقاطعة غير مذكورة
coverage-unnamed-town = المدينة غير مذكورة
coverage-unnamed-postal = الرمز البريدي غير مذكور
coverage-accepting = تقبل أشخاصًا جددًا
coverage-free = مجانًا
coverage-evenings = مفتوحة بعد 6 مساءً
coverage-weekends = مفتوحة في عطلة الأسبوع
coverage-stale = لم تُراجع منذ 6 أشهر
coverage-languages = اللغات
coverage-see = { $need }، { $place }: { $count }
coverage-gaps = لا برنامج أبدًا لـ: { $needs }
coverage-taught = من يعلّم ماذا
coverage-no-condition = لأي شخص
coverage-partners = من يعمل مع العيادة
coverage-formal = شركاء باتفاق
coverage-informal = شركاء آخرون
coverage-unsaid = العلاقة غير معلنة
coverage-organization = الجهة

## من يراجع هذا

about-title = من يراجع هذا الدليل
about-page = من يراجع هذا
about-lead = { $community } تصنع هذا الدليل وتوقّع كل إصدار بمفاتيحها. راجع متصفحك التواقيع قبل أن يعرض لك شيئًا.
about-verdict = ما وجده متصفحك
about-fresh = كل التواقيع سليمة والدليل حديث.
about-stale = كل التواقيع سليمة. لكن متصفحك لم يستطع منذ { $date } التأكد أن هذا أحدث إصدار.
about-refused = رُفضت أحدث الملفات. آخر نسخة سليمة ما زالت مستخدمة.
about-refused-rule = ما الذي فشل: { $role }: { $rule }
about-checked-at = آخر فحص كامل على هذا الجهاز: { $date }، { $time }
about-checked-never = لم يجرِ فحص كامل على هذا الجهاز بعد.
about-release = الإصدار
about-released = صُنع في { $date }، النسخة { $version }
about-contact = للتواصل
about-signers = من وقّع
about-signers-hint = قارن البصمات بما يعطيك إياه المجتمع وجهًا لوجه أو على ورق أو على موقعه.
about-version = النسخة
about-expires = صالح حتى
about-expired = { $date } (انتهى)
about-threshold = { $count ->
    [one] يحتاج إلى توقيع واحد
    [two] يحتاج إلى توقيعين
    [few] يحتاج إلى { $count } تواقيع
    [many] يحتاج إلى { $count } توقيعًا
   *[other] يحتاج إلى { $count } توقيع
}
about-key = مفتاح
about-key-signed = وقّع
about-key-not-signed = لم يوقّع هذا
about-fingerprint = البصمة
role-root = الجذر: يقول أي المفاتيح معتمدة
role-targets = الملفات: يقول أي الملفات تنتمي
role-editors = المحررون: بيانات الدليل
role-snapshot = اللقطة: تبقي ملفات الإصدار معًا
role-timestamp = الوقت: يقول إن هذا هو الأحدث
role-partner = الشريك { $name }: بياناته الخاصة
about-outside = كيف تتحقق من الخارج
about-outside-text = على حاسوبك، احصل على أداة Signpost وشغّل هذا. ينزّل الموقع ويفحص كل ملف وتوقيع:
about-limits = ما لا يستطيعه هذا
about-limit-1 = التوقيع يبيّن من نشر البيانات، لا أن البرنامج سيساعدك.
about-limit-2 = في أول زيارة تثق بالعنوان الذي كتبته أو أُعطيته.
about-limit-3 = من يستخدم هذا الجهاز يستطيع رؤية قائمتك. يمكنك محوها في الإعدادات.
about-limit-4 = مضيف الموقع يرى أن أحدًا فتحه، لا ما تبحث عنه أو تقرؤه أو تحفظه.
about-limit-5 = من يستطيع تغيير ملفات هذا الموقع يستطيع أيضًا تغيير التطبيق الذي يفحص التواقيع. الخطوات أعلاه تكشف ذلك. من لديه التطبيق مسبقًا محمي من نسخة سيئة من البيانات.
about-limit-6 = مفتاح محرر مسروق يستطيع توقيع معلومات كاذبة حتى يغيّره المجتمع. مفتاح متصل بالإنترنت مسروق قد يعرض إصدارًا قديمًا لمن يزور أول مرة، لفترة.
about-log = ما رُفض أو فشل
about-log-empty = لا شيء.
about-app = هذا التطبيق
about-app-build = النسخة { $build }
about-offline-kept = هذا المتصفح يحفظ التطبيق: يفتح دون اتصال أيضًا.
about-offline-not-kept = هذا المتصفح لا يحفظ التطبيق (HTTP عادي أو نافذة خاصة أو إعداد). لا يفتح إلا مع اتصال.
about-app-hash = صفحة البداية تسمّي كل ملفات التطبيق الأخرى ببصماتها. وقّعها المحررون بهذه البصمة SHA-256:
about-app-hash-check = للمقارنة، شغّل هذا على حاسوبك:
about-check-now = افحص الآن من جديد
about-checking = جارٍ الفحص …
about-checked-now = تم الفحص: هذا أحدث إصدار.
about-check-failed = تعذّر الوصول إلى الموقع، فلم يُعثر على ما هو أحدث. ترى آخر نسخة سليمة.
about-check-refused = تم التحقق: وصل شيء جديد ورُفض.
trust-line-fresh = فُحصت التواقيع { $when }. موقّع من { $who }.
trust-line-stale = موقّع من { $who }، آخر تأكيد في { $date }
trust-line-refused = رُفض آخر تحديث
trust-line-waiting = جارٍ فحص التواقيع …
trust-line-unreached = الموقع لا يجيب

## الإعدادات

settings-title = الإعدادات
settings-page = الإعدادات
settings-theme = فاتح أو داكن
settings-theme-auto = مثل جهازي
settings-theme-light = فاتح
settings-theme-dark = داكن
settings-size = حجم الكلمات
settings-size-normal = عادي
settings-size-large = كبير
settings-size-largest = الأكبر
settings-distance = اعرض المسافة بـ
settings-distance-auto = المعتاد هنا
settings-distance-miles = الأميال
settings-distance-km = الكيلومترات
settings-ask-again = اسألني مرة أخرى عمّا أحتاج
settings-ask-again-when = متى أُسأل
settings-ask-again-never = لا تسأل
settings-ask-again-months = { $count ->
    [one] بعد شهر واحد
    [two] بعد شهرين
    [few] بعد { $count } أشهر
    [many] بعد { $count } شهرًا
   *[other] بعد { $count } شهر
}
settings-ask-again-hint = ينتظرك السؤال في الصفحة الرئيسية. هذا الجهاز وحده يعرف متى.
help-others = أساعد الآخرين في العثور على برامج
help-others-hint = يُظهر «أضف إلى الورقة» عند البرامج، وما تحتاج العيادة إلى معرفته.
settings-privacy = إذا أمسك شخص آخر هذا الهاتف
settings-discreet = سمِّ هذه الصفحة «ملاحظات» في المتصفح، بلا صورة
settings-keep-nothing = لا تحفظ شيئًا عني على هذا الجهاز
settings-keep-nothing-hint = عندها تبقى قائمتك وملاحظاتك وإعداداتك حتى تغلق هذه الصفحة فقط. لا يبقى إلا هذا الاختيار والدليل.
settings-erase-after = امحُ كل شيء إذا لم أعد خلال
settings-erase-never = أبدًا
settings-erase-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
settings-erase = امحُ كل شيء
settings-erase-lead = هذا يزيل من هذا الجهاز:
settings-erase-programs = { $count ->
    [one] برنامج محفوظ واحد
    [two] برنامجان محفوظان
    [few] { $count } برامج محفوظة
    [many] { $count } برنامجًا محفوظًا
   *[other] { $count } برنامج محفوظ
}
settings-erase-notes = { $count ->
    [one] ملاحظات برنامج واحد
    [two] ملاحظات برنامجين
    [few] ملاحظات { $count } برامج
    [many] ملاحظات { $count } برنامجًا
   *[other] ملاحظات { $count } برنامج
}
settings-erase-handout = { $count ->
    [one] الورقة التي فيها برنامج واحد
    [two] الورقة التي فيها برنامجان
    [few] الورقة التي فيها { $count } برامج
    [many] الورقة التي فيها { $count } برنامجًا
   *[other] الورقة التي فيها { $count } برنامج
}
settings-erase-helpers = قوالب العيادة وأعدادها وبطاقتها
settings-erase-settings = هذه الإعدادات، وأين كنت في هذا التطبيق
settings-erase-text = لا يمكن التراجع عن هذا.
settings-erase-button = امحُ كل شيء
settings-erased = لم يبقَ منها شيء على هذا الجهاز.
settings-erase-failed = تعذر محو كل شيء. أغلق علامات التبويب الأخرى لهذا الموقع وحاول من جديد، أو امسح بيانات الموقع في متصفحك.
settings-kept = ما يُحفظ على هذا الجهاز: قائمتك، وهذه الإعدادات، ونسخة من الدليل.

## التحميل والأعطال

phase-opening = جارٍ فتح الدليل …
phase-waiting = علامة تبويب أخرى لهذا الموقع مشغولة. انتظر قليلاً، أو أغلقها …
texts-on-their-way = النصوص الأطول في الطريق إليك.
texts-missing = النصوص الأطول لم تصل بعد.
phase-downloading = جارٍ جلب الدليل … { $percent } %
phase-verifying = جارٍ فحص التواقيع …
phase-indexing = جارٍ تجهيز البحث … { $percent } %
failed-title = لم ينجح ذلك
failed-no-directory = الدليل ليس هنا بعد. تحقق من اتصالك ثم حاول من جديد.
failed-retry = حاول من جديد
failed-internal = حدث عطل. حمّل الصفحة من جديد. قائمتك بأمان.
not-found-title = لا توجد صفحة كهذه
not-found-page = غير موجود
not-found-host = ربما كُتب الرابط خطأً أو قُطع منه جزء. اطلبه مرة أخرى، أو افتح عنوان الموقع نفسه واكتب ما تحتاجه.
not-found = ربما كُتب العنوان خطأ، أو نُسخ من شريط العنوان الذي يترك الجزء المهم. الروابط المصنوعة بزر «شارك» أو «انسخ الرابط» تعمل. يمكنك أيضًا كتابة رمز برنامج أو ما تحتاجه:

## قبل أن يعمل التطبيق

boot-wait = جارٍ فتح الدليل …
boot-no-script = للبحث هنا فعّل JavaScript في إعدادات متصفحك. ما زال بإمكانك الاتصال بالأرقام في هذه الصفحة.
boot-old = ما زال يفتح. قد يستغرق ذلك وقتًا على اتصال بطيء. إن لم يظهر شيء آخر فقد يكون هذا المتصفح قديمًا: جرّب هاتفًا أو حاسوبًا آخر. ما زال بإمكانك الاتصال بالأرقام في هذه الصفحة.
boot-failed = لم يُفتح الدليل. تحقق من اتصالك وحمّل الصفحة من جديد. ما زال بإمكانك الاتصال بالأرقام في هذه الصفحة.
boot-blocked = خادم هذا الموقع لا يسمح له بالعمل. أخبر القائمين على الموقع من فضلك. ما زال بإمكانك الاتصال بالأرقام في هذه الصفحة.
boot-framed = افتح الدليل في نافذته الخاصة

## الصفحات البسيطة والأدلة المجاورة

browse-link = اقرأ دون التطبيق
browse-about = لكل حاجة ولكل برنامج صفحة بسيطة أيضًا. تفتح في أي متصفح ولا تحتاج إلى التطبيق.
browse-needs = اختر ما تحتاج إليه
browse-all = كل الحاجات
browse-other = برامج أخرى
browse-open-app = افتح هذا في التطبيق
browse-open-app-hint = هناك يمكنك أن تبحث وتحفظ برنامجًا وترى ما هو مفتوح الآن.
browse-dated = من { $community }، بتاريخ { $date }. الأمور تتغير: اتصل أولًا.
browse-checked-by = جرى التحقق في { $date }. من تحقق: { $who }.
browse-exit-hint = زر «غادر الموقع» يفتح صفحة الطقس. زر الرجوع يعيدك إلى هنا.
browse-seen = يستطيع مضيف الموقع أن يرى أي هذه الصفحات تفتح. لا يستطيع أن يرى ما تفعله في التطبيق.
neighbors-title = أدلة أخرى قريبة
neighbors-hint = يعدّها ويتحقق منها أشخاص آخرون. يفتح كل منها في علامة تبويب جديدة.
neighbors-look = ابحث أيضًا في { $name }
link-card-more = الهاتف والمواعيد وما يجب إحضاره
link-card-from = من { $community }
