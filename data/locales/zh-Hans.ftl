# 应用的文字：简体中文。句子短，用词简单，称呼用“您”。
#
# MACHINE-MADE: written by a machine and not yet read over by a person who speaks Chinese. The app
# says so in its footer (`unreviewed = yes`). Remove that line and this note once somebody has.

## 本语言

own-name = 简体中文
unreviewed = yes

## 格式

format-date = { $year }年{ $month }{ $day }日
format-weekday-date = { $month }{ $day }日{ $weekday }
format-month-day = { $month }{ $day }日
time-morning = { $part ->
    [night] 凌晨{ $clock12 }
   *[other] 上午{ $clock12 }
}
time-afternoon = { $part ->
    [noon] 中午{ $clock12 }
    [afternoon] 下午{ $clock12 }
   *[other] 晚上{ $clock12 }
}
time-morning-whole = { $part ->
    [night] 凌晨{ $hour12 }点
   *[other] 上午{ $hour12 }点
}
time-afternoon-whole = { $part ->
    [afternoon] 下午{ $hour12 }点
   *[other] 晚上{ $hour12 }点
}
time-noon = 中午12点
time-midnight = 半夜12点
time-range = { $from }到{ $to }
number-decimal = .
list-comma = 、
list-and = { $first }和{ $last }
distance-km = { $distance }公里
distance-miles = { $distance }英里
day-today = 今天
day-tomorrow = 明天
day-yesterday = 昨天
days-ago = { $count }天前
months-ago = { $count }个月前
weekday-mon = 星期一
weekday-tue = 星期二
weekday-wed = 星期三
weekday-thu = 星期四
weekday-fri = 星期五
weekday-sat = 星期六
weekday-sun = 星期日
month-01 = 1月
month-02 = 2月
month-03 = 3月
month-04 = 4月
month-05 = 5月
month-06 = 6月
month-07 = 7月
month-08 = 8月
month-09 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## 各项目使用的语言

lang-en = 英语
lang-es = 西班牙语
lang-ht = 海地克里奥尔语
lang-fr = 法语
lang-pt = 葡萄牙语
lang-ar = 阿拉伯语
lang-zh = 中文
lang-yue = 粤语
lang-cmn = 普通话
lang-vi = 越南语
lang-ko = 韩语
lang-ja = 日语
lang-ru = 俄语
lang-uk = 乌克兰语
lang-pl = 波兰语
lang-de = 德语
lang-it = 意大利语
lang-tl = 他加禄语
lang-hi = 印地语
lang-ur = 乌尔都语
lang-bn = 孟加拉语
lang-fa = 波斯语
lang-so = 索马里语
lang-sw = 斯瓦希里语
lang-am = 阿姆哈拉语
lang-hmn = 苗语
lang-my = 缅甸语
lang-km = 高棉语
lang-ne = 尼泊尔语
lang-ps = 普什图语
lang-he = 希伯来语
lang-mam = 马姆语
lang-quc = 基切语
lang-kjb = 坎霍瓦尔语
lang-nah = 纳瓦特尔语
lang-ase = 美国手语
lang-sgn = 手语

## 需要

need-food = 食物
need-housing = 住房
need-utilities = 水电等账单
need-transportation = 交通
need-safety = 安全
need-money = 钱和福利
need-work = 工作
need-education = 上课和上学
need-health-care = 看病
need-mental-health = 心理健康
need-substance-use = 酒精和毒品
need-healthy-living = 健康生活
need-family = 家庭和孩子
need-aging = 老年人
need-disability = 残障
need-legal = 法律帮助
need-goods = 衣服和用品
need-belonging = 和大家在一起
need-emergency = 紧急情况

need-food-hint = 买菜做饭的食物、现成的饭、婴儿食品
need-housing-hint = 过夜的地方、房租、修房子
need-utilities-hint = 电费、水费、煤气费、电话费
need-transportation-hint = 去看病、去上班、去买东西
need-safety-hint = 有人伤害您或让您害怕
need-money-hint = 现金补助、福利、报税、欠债
need-work-hint = 找工作、学手艺
need-education-hint = 识字、英语、中小学、大学
need-health-care-hint = 医生、牙、眼睛、药
need-mental-health-hint = 找人说说话
need-substance-use-hint = 帮您少用或戒掉
need-healthy-living-hint = 学做饭、多活动、有糖尿病怎么生活
need-family-hint = 托儿、父母、新生儿
need-aging-hint = 上门帮忙、送餐、陪伴
need-disability-hint = 辅助用具、护理、支持
need-legal-hint = 被房东赶走、证件、权利
need-goods-hint = 衣服、家具、尿布
need-belonging-hint = 小组、俱乐部、志愿者
need-emergency-hint = 火灾、水灾、现在就要帮助

## 各处都用

skip-to-content = 跳到主要内容
nav-label = 主菜单
nav-search = 搜索
nav-list = 清单
nav-list-count = 清单 ({ $count })
nav-handout = 资料单
nav-handout-count = 资料单 ({ $count })
nav-settings = 设置
nav-about = 谁在核实
nav-helpers = 给诊所和帮助别人的人
language-label = 语言
quick-exit = 离开本站
quick-exit-hint = 点“离开本站”会马上转到天气网页。之后点“后退”，看不到您在这里找过什么。但浏览器的历史记录仍可能显示您来过这里。
footer-label = 关于本站
footer-unreviewed = 这份翻译是电脑做的，还没有人检查过。
title-page = { $page } – { $site }
loading = 请稍等…
call = 拨打 { $number }
call-named = 拨打 { $number }，{ $name }
call-short = 拨打
text = 发短信到 { $number }
text-named = 发短信到 { $number }，{ $name }
text-short = 发短信
extension = 分机 { $extension }
save = 保存
saved = 已保存
save-named = 保存：{ $name }
saved-named = 已保存：{ $name }
tray-add-named = 加到资料单：{ $name }
tray-added-named = 已在单上：{ $name }
tray-add = 加到资料单
tray-added = 已在单上
tray-is-full = 资料单满了。最多放{ $count }个项目。
tray-title = 在资料单上
tray-empty = 还没有东西。在项目上点“加到资料单”。
tray-to-handout = 做资料单：{ $count }个项目
keys-title = 按键
keys-search = 搜索
keys-result = 加上那个结果，或拿掉它
keys-handout = 去资料单
keys-order = 把项目往上或往下移
keys-print = 打印资料单
keys-help = 显示这些按键
keys-off = 打开“我帮别人找项目”时，这些按键才能用。
keys-close = 关闭
copied = 已复制。
copy-failed = 浏览器不让我们复制。请选中文字，自己复制。
back-to-results = 回到结果
undo = 撤销
undone = 已撤销。
neutral-title = 笔记

## 危机热线

crisis-title = 现在就需要帮助吗？
crisis-search-title = 您不必一个人扛着
crisis-search-words = 这些人现在就能帮您。
crisis-text = 或发短信到 { $number }

## 提示

banners-label = 提示
banner-demo = 演示：项目和号码都是编的。
urgent-title = 现在紧急
banner-offline = 现在没有网络。搜索、您的清单和打印都还能用。
banner-offline-empty = 现在没有网络，目录还没有存到这台设备上。请联网一次来下载。
banner-no-answer = 网站现在没有回应。搜索、您的清单和打印都还能用。
banner-part = 这里只有一部分目录，关掉这一页后就没有了。请不要关掉：网站有回应时，其余部分会自动下载。
banner-stale = 上次确认是{ $date }。情况可能有变，请先打电话。
banner-very-stale-title = 这份目录旧了
banner-very-stale = 从{ $date }起就没有人确认过。项目可能搬了或关了。去之前请先打电话。
banner-very-stale-show = 我明白，给我看
banner-refused-title = 我们拦下了一次更新
banner-refused-kept = 收到的新数据不可信，所以我们没有用。您看到的是最后一份可靠的目录，确认于{ $date }。请先打电话。
banner-refused-none-title = 我们无法显示目录
banner-refused-none = 收到的数据没有对的人签名，可能在路上被人改过。不可信的数据我们不显示。
banner-refused-still = 还能用的有：您保存的清单，和这些号码：
banner-unreached = 网站没有回应，这台设备上也还没有目录。请检查网络，过一会儿再试。
banner-refused-why = 看原因
banner-updated = 从{ $since }起，有{ $count }个项目变了。
banner-updated-which = 看是哪些
banner-updated-new = 新的：
banner-updated-changed = 变了的：
banner-updated-gone = 不再列出的：
banner-updated-more = 还有{ $count }个。
banner-not-kept = 这个浏览器不能保存东西。您可以搜索，但关掉这一页后，您的清单和离线目录就没有了。
banner-reload = 现在载入
banner-dismiss = 不再显示这条提示

## 首页和搜索

home-title = 在您附近找帮助
home-page = 找帮助
home-lead = 食物、房租、坐车、上课、找人说话。用您自己的话说。
search-label = 您需要什么？
search-placeholder = 电费、今天的饭、糖尿病课…
search-button = 搜索
search-clear = 清除
home-needs-title = 或者选您需要的
ask-again-title = 您有新的事情需要帮助吗？
ask-again-yes = 选择您需要的
ask-again-no = 现在不用
home-unsure = 不确定？
home-unsure-hint = 从列表里选，可以选多个
home-promise-title = 您可以放心的事
home-promise-checked = 有签名，有日期
home-promise-checked-text = { $organization } 给这份目录签了名。有人核实过的项目，我们会写明是谁、什么时候。
home-promise-private = 不用账号，不跟踪您
home-promise-private-text = 您找什么、保存什么，都只留在这台设备上。网站主机只知道有人来过。
home-promise-offline = 没有信号也能用
home-promise-offline-text = 来过一次以后，没有网络也能用。还可以保存和打印项目。
home-promise-online = 这里需要网络
home-promise-online-text = 这个浏览器不保存本应用。要打开它，您需要联网。
home-count = { $organizations }家机构的{ $programs }个项目
search-title = 结果
search-page = 结果
search-count = { $count ->
    [0] 没有找到项目
   *[other] { $count }个项目
}
search-count-query = { $count ->
    [0] 没有找到“{ $query }”的项目
   *[other] “{ $query }”：{ $count }个项目
}
search-working = 正在找…
search-more = 显示更多
search-share = 分享这次搜索
search-print = 打印这些
search-print-first = 共{ $total }个，只打印前{ $count }个。请缩小范围来打印其他的。
search-so-far = 目前{ $count }个
search-so-far-query = “{ $query }”：目前{ $count }个
search-expanded = 我们也找了：{ $words }。
search-spelled = 我们也找了“{ $means }”，也许您是这个意思。
search-mistyped-code = 这像是项目代码，但有地方打错了。请检查每个字母和数字。
search-codes-missing = 这个名录里没有：{ $codes }
search-codes-unread = 只显示前 { $most } 个代码。没有显示的：{ $count } 个。请稍后再查其余的。
search-code-guess = 您输入的是项目代码吗？可能是：
search-near-unknown = 我们不知道“{ $place }”在哪里。请试试邮政编码或城市名。
search-place-first = 离 { $place } 最近的在前。
search-places-once = 有多个地点的项目只显示一次。

## 卡片上的话

fact-open = 现在开门
fact-open-until = 开到{ $time }
fact-open-always = 日夜开门
fact-opens-today = 今天{ $time }开门
fact-opens-at = { $day }{ $time }开门
fact-closed = 现在关门
fact-hours-unknown = 打电话问时间
fact-hours-differ = 各地点时间不同
fact-temporarily-closed = 暂时关门
fact-ended = 可能已经结束
fact-free = 免费
fact-serves = 服务 { $place }
fact-serves-others = 没有写明 { $place }。请先打电话
fact-distance = 离您{ $distance }
fact-call-for-location = 打电话问地点
fact-accepting = 接收新人
fact-full = 现在满了
fact-waitlist = 要排队等候
fact-assessment = 他们会先问您一些问题
fact-room-as-of = { $what }（{ $date }的情况）
fact-room-old = { $what }，这是{ $date }的情况，可能已变：请先打电话
fact-room-undated = { $what }（没有日期），请先打电话
fact-checked = { $when }核实过
fact-not-checked = 没有核实日期
fact-languages = 语言：{ $languages }
fact-no-phone = 没有电话号码

## 筛选

filters-title = 缩小范围
filters-show = 筛选
filters-show-count = 筛选 ({ $count })
filters-clear = 清除所有筛选
filters-active = 您的选择：
filter-remove = 去掉：{ $filter }
filter-need = 需要
filter-any = 不限
filter-choice-count = { $choice } ({ $count })
filter-open = 现在开门
filter-free = 免费
filter-accepting = 接收新人
filter-accessible = 轮椅可进
filter-language = 他们说的语言
filter-audience = 服务对象
filter-checked = 最近6个月核实过
filter-weekends = 周末开门
filter-evenings = 晚上6点后开门
filter-area-active = 在{ $place }
filter-near = 在附近（邮政编码或城市）
filter-near-apply = 确定
filter-near-me = 用我现在的位置
filter-near-me-hint = 您的位置只留在这台设备上。
filter-near-me-active = 离您最近的在前
filter-near-me-failed = 您的设备没有告诉我们您在哪里。请输入邮政编码或城市。
filter-near-active = 离 { $place } 最近的在前
filter-within = 多远以内
filter-serves = 不要只服务别的邮政编码的
filter-within-active = { $distance }以内
sort-label = 排列
sort-best = 最符合的在前
sort-nearest = 最近的在前
sort-open-first = 开门的在前
audience-children = 儿童
audience-teens = 青少年
audience-families = 家庭
audience-women = 女性
audience-men = 男性
audience-seniors = 老年人
audience-veterans = 退伍军人
audience-immigrants = 移民
audience-lgbtq = LGBTQ+ 人士
audience-disabled = 残障人士

## 什么都没找到

empty-title = 没有完全符合的项目
empty-drop = 去掉“{ $filter }”，就有{ $count }个项目。
empty-drop-button = 去掉它再找
empty-spelling = 您是不是要找“{ $words }”？
empty-need = 看“{ $need }”的所有项目
empty-words = 试试少用几个词，或换个说法。一两个词最好。
empty-call = 或者打电话问人：

## 选择需要

needs-title = 您哪方面需要帮助？
needs-page = 您需要什么？
needs-lead = 选一个或多个。您的选择只留在这台设备上。
needs-lead-screening = 勾选谈话或表格中看到的需要。然后把项目放到资料单上，再随意修改。
needs-wishes = 这位病人
needs-take = 把这 { $count } 个放到资料单上
needs-show = 显示项目
needs-none = 请至少选一个。
needs-safety = 有人在伤害您吗？您可以打这些热线：
needs-leave = 身边有不该看到这些的人吗？马上离开：
needs-results = 符合您选择的项目
needs-more = “{ $need }”的所有项目（{ $count }）

## 地区：大的名录分成几部分下载

area-page = 您的地区
area-title = 选择您的地区
area-lead = 这个名录很大。请选择您在哪里找帮助，只有那一部分会传到您的设备。
area-where = 您在哪里找帮助？
area-place = 邮政编码或城市
area-unknown = 我们不知道这个地方。请在下面的列表里找。
area-postal = 邮政编码 { $start }…
area-programs = { $count }个项目
area-host-sees = 网站的主机能看到您取了哪一部分，看不到您是谁，也看不到您找什么。
area-choose = 选择我的地区
area-get = 取得这些项目
area-getting = 正在取得项目…
area-done = 项目已经在这里了。
area-failed = 网站没有回答。请在有网络时再试。
area-none = 您只看到面向所有地区的项目。
area-yours = 您的地区：{ $areas }。
area-change = 更改
area-of-link = 这些项目在{ $areas }的那一部分里。
area-elsewhere = 这个项目可能在另一个地区的部分里。

## 项目页面

program-page = 项目
todo-title = 怎么做
todo-unknown = 我们不知道怎么联系他们。请打 211 问问。
todo-go = 您可以去那里
todo-apply = 在他们的网站上申请
todo-visit = 看他们的网站
todo-write = 写电子邮件
todo-write-hint = 会打开您的电子邮件。
todo-ask-for = 请找
todo-say = 您可以说
todo-say-words = “您好。我找到了 { $name }。您能帮我吗？”
program-missing-title = 目录里没有这个项目
program-missing = 它可能关了，或者换了代码。请找类似的，或者打电话问：
program-by = { $organization } 提供
program-code = 代码
program-code-hint = 在搜索框里输入这个代码，就能回到这里。
program-alert = 请注意
program-temporarily-closed = 这个项目暂时关门。请打电话问什么时候再开。
program-ended = 这个项目的经费到{ $date }为止。请先打电话：它可能已经停了。
program-expired = 这些内容的有效期到{ $date }。请先打电话：情况可能有变。
program-stale-check = 上次核实：{ $when }。请先打电话。
program-partner-expired = 这些内容由 { $partner } 自己签名，签名的有效期到{ $date }。请先打电话。
program-not-translated = 这段文字是{ $language }。
program-contact = 怎么联系
program-website-leaves = 会打开别的网站
program-ask-for = 请找 { $name }
program-where = 去哪里
program-confidential = 请打电话问地点。为了大家的安全，地点保密。
program-no-place = 我们不知道这个项目的地址。请打电话或写信。
program-virtual = 上网或打电话
program-map = 打开地图
program-map-leaves = 会打开地图网站。它会看到这个地址。
program-map-app = 会打开您的地图应用。它会看到这个地址。
program-rides = 怎么去
program-access = 无障碍
program-hours = 什么时候开门
program-hours-unknown = 我们不知道时间。请先打电话。
program-hours-closed = 关门
program-hours-always = 日夜
program-hours-day-unknown = 时间不明，请先打电话
program-hours-holiday = 关门（节假日）
program-days-range = { $from }到{ $to }
hours-every-day = 每天
hours-every-weeks = { $interval ->
    [2] 每隔一周的{ $days }
   *[other] 每{ $interval }周一次，{ $days }
}
hours-monthly = 每月{ $which }{ $days }
hours-month-days = 每月{ $days }日
hours-month-last-day = 每月最后一天
hours-nth-1 = 第一个
hours-nth-2 = 第二个
hours-nth-3 = 第三个
hours-nth-4 = 第四个
hours-nth-5 = 第五个
hours-nth-last = 最后一个
hours-nth-last-2 = 倒数第二个
hours-opening = { $days }，{ $hours }
hours-closed-on = 关门：{ $days }
hours-from = { $opening }，从{ $date }开始
hours-until = { $opening }，到{ $date }为止
hours-next = { $opening }。下一次：{ $date }
program-bring = 要带什么
program-bring-hint = 如果您没有，打电话问问。
program-cost = 费用
program-cost-unknown = 打电话问要多少钱。
program-cost-amount = { $amount } { $currency }
program-who = 给谁的
program-who-anyone = 打电话问您能不能得到这项帮助。
program-age-range = { $from } 岁到{ $to }岁
program-age-from = { $from } 岁起
program-age-to = 到{ $to }岁
program-area = 服务地区
program-apply = 怎么开始
program-referral = 诊所介绍
program-wait = 等候时间
program-languages = 语言
program-interpretation = 口译
program-teaches = 您能学到或得到什么
program-conditions = 能帮助的病症
program-capacity = 还有名额吗？
program-capacity-room = 还有{ $count }个名额（{ $unit }）
program-capacity-full = 现在满了（{ $unit }）
program-capacity-updated = 截至{ $date }
program-about = 关于这个项目
program-about-organization = 关于 { $organization }
program-licenses = 执照
program-accreditations = 认证
program-partnership = 与诊所的关系
program-clinical-capacity = 能从诊所接收多少
partnership-informal = 彼此认识
partnership-referral = 转介伙伴
partnership-agreement = 有书面协议
partnership-co-located = 在同一栋楼里
program-funded-until = 经费到{ $date }
program-valid-until = 这些内容有效到{ $date }
program-trust = 我能相信这些吗？
program-checked-by = { $when }核实过（{ $date }）。核实的人：{ $who }。
program-checked = { $when }核实过（{ $date }）。
program-never-checked = 我们不知道上次有人向这个项目核实是什么时候。
program-signed-editors = 由 { $community } 签名
program-signed-partner = 由这个项目自己签名（{ $partner }）
program-signed-how = 这是什么意思
program-wrong = 这里有错吗？
program-wrong-text = 请告诉我们。会打开您的电子邮件。
program-wrong-subject = { $code } 的内容有错
program-wrong-body = { $code }（{ $name }）的内容哪里错了？
program-share = 分享
program-print = 打印
program-share-words = 在 { $site } 找到的帮助：{ $name }
read-aloud = 读出来
read-stop = 不读了
read-slower = 慢一点
read-no-voice = 这台设备自己没有这种语言的声音。
program-place = 地点
program-more-places = 还有{ $count }个地点
program-for-you = 适合我吗？
phone-kind-fax = 传真
phone-kind-tty = 听障专线（TTY）
phone-kind-text = 短信
phone-kind-hotline = 热线

## 我的清单

list-title = 我的清单
list-page = 我的清单
list-empty = 这里还没有东西。在项目上点“保存”，就会留在这里。它只留在这台设备上，没有网络也能看。
list-find = 找项目
list-private = 这份清单只在这台设备上。
list-gone = 目录里已经没有它了。这是{ $date }时我们知道的情况。
list-changed = 您保存以后，这个项目变过。
list-changed-seen = 我看过了
list-state = 进展怎么样？
list-note = 您的笔记
list-note-hint = 只给您自己看。只留在这台设备上。
list-remove = 拿掉
list-removed = { $name }已从您的清单里拿掉。
list-saved-on = 保存于{ $date }
list-to-handout = 用这些做资料单
list-print = 打印我的清单
list-load-failed = 您的清单打不开。它没有丢：请关掉本站的其他标签页，再重新载入这一页。
state-not-yet = 我还没有打电话
state-called = 我打了电话
state-waiting = 他们把我放在等候名单上
state-got-help = 我得到了帮助
state-did-not-work = 没有办成
state-full = 他们没有名额了
state-not-for-me = 他们说不适合我
state-could-not-reach = 没人接，或者号码不对
state-could-not-get = 我去不了
state-closed = 那里关了
state-not-needed = 我不再需要了
state-other = 别的原因
state-did-not-know-how = 我不知道怎么做
state-language = 那里没有人说我的语言
state-cost = 太贵了
state-other-things-first = 有别的事要先办
list-full = 您的清单满了。请先拿掉一些。
list-programs = 您的项目
list-empty-keeps-nothing = 这里还没有东西。您选了什么都不留：您保存的会在这里，直到您关掉这一页。
list-keeps-nothing = 您选了什么都不留：关掉这一页，这份清单就没有了。
list-expired = 您的清单已经删除，这是您在设置里要求的。
list-gone-now = 已不在目录里。这是您的清单里留下的。
list-state-of = { $state }：{ $name }
list-state-set = 改成了：{ $state }
list-reason = 怎么回事？
list-step = { $date }：{ $state }
list-note-keeping = 正在保存…
list-note-kept = 已存在这台设备上，只给您自己看。
list-note-unkept = 还没有保存。
list-other-note = 同时在另一处写的：
list-other-note-drop = 不要这一条
list-move-up = 往上
list-move-down = 往下
list-move-up-named = 往上：{ $name }
list-move-down-named = 往下：{ $name }
list-order-by-hand = 我自己排
list-order-by-need = 按需要
list-order-newest = 最新的在前
list-no-need = 其他
list-today = 今天要做的
list-still-waiting = 还在等吗？已经{ $weeks }周了。打电话问问。
list-load-slow = 您的清单打开得慢。它没有丢。请等一等，或关掉本站的其他标签页。
list-not-kept = 这还没有存到您的设备上。它还在这一页上。
list-not-kept-slow = 您的设备保存得慢。存好以前，它都在这一页上。
list-not-kept-denied = 浏览器不让我们保存您的清单。它会在这里，直到您关掉这一页。请存成文件。
list-not-kept-full = 您的设备满了，所以这还没有保存。它还在这一页上。请腾出地方，或存成文件。
list-newer = 您的清单是用更新的版本做的。请重新载入这一页来更新。您的清单没事。
list-kept-now = 现在已经保存了。
list-save-file = 存成文件
list-copies = 复制、搬走或找回您的清单
list-file-hint = 谁找到这个文件，谁就能看。
list-encrypt = 或者用一句密码把文件锁上
list-encrypt-hint = 四个词或更多。没有它们，谁也打不开这个文件，我们也帮不了您。
list-encrypt-short = 太短了。请用四个词或更多。
list-encrypt-failed = 这个浏览器在这里不能锁上或打开这样的文件。
list-save-encrypted = 存成上锁的文件
list-import = 从文件找回清单
list-import-hint = 您先看会变什么，然后才会变。
list-import-too-long = 这个文件太大，不会是清单。
list-import-damaged = 这不是本应用的清单，或者文件坏了。您的清单没有变。
list-import-newer = 这个文件是用更新的版本做的。请重新载入这一页来更新，再试一次。
list-unlock = 这个文件的密码
list-unlock-open = 打开文件
list-unlock-wrong = 没有打开。请检查每个字，再试一次。
list-import-title = 您的清单会这样变
list-import-added = { $count }个新项目：
list-import-updated = { $count }个项目有更新的内容。您自己的笔记会留着：
list-import-unchanged = { $count }个项目不变。
list-import-left-out = { $count }个项目放不下。
list-import-unreadable = 文件里有{ $count }条读不出来。
list-import-merge = 放进我的清单
list-import-cancel = 我的清单不要变
list-imported = { $count ->
    [0] 这些您的清单里都有了。
   *[other] 有{ $count }个项目放进了您的清单。
}
list-carry = 到另一部手机
list-carry-hint = 用另一部手机扫一扫，或在那里打开链接。全部内容都在链接里，不会发给我们。
list-carry-notes = 带上我的笔记
list-carry-qr = 用另一部手机的相机扫一扫
list-carry-long = 太长了，做不成二维码。请用链接或文件。
list-carry-many = 这份清单太长，链接放不下。请存成文件。
list-carry-refused = 太长了，链接放不下。请不带笔记，或存成文件。
carry-title = 您在另一部手机上的清单
carry-page = 您的清单
carry-lead = 这个链接里有一份清单。请先看看，再放进这台设备上您的清单。
carry-missing = 其中{ $count }个项目不在这份目录里。
carry-damaged = 这个链接有一部分不见了或被改了。请在另一部手机上打开清单，再扫一次。
remind-title = 提醒我
remind-hint = 这会给您手机自己的日历做一条提醒。什么都不会发给我们。
remind-when = 他们下次开门：{ $day }{ $time }。
remind-when-unknown = 提醒的时间是{ $day }{ $time }。您可以在日历里改。
remind-call = 给他们打电话
remind-visit = 去那里
remind-again = 六个月后再问
remind-call-title = 打电话给 { $name }
remind-visit-title = 去 { $name }
remind-again-title = 再问一次：{ $name }
remind-neutral = 只写“提醒”，不写名称和号码
remind-neutral-title = 提醒
remind-text = 发短信给自己
remind-text-hint = 您的手机会打开一条短信，里面有名称和号码。发给谁由您选。
install-title = 把它留在您的手机上
install-text = 您可以把本应用放到手机主屏幕上。以后像别的应用一样打开，没有信号也行。别人拿起您的手机，会在那里看到它。
install-yes = 放上去
install-no = 不用了，谢谢

## 资料单

handout-title = 做一张资料单
handout-page = 资料单
handout-lead = 给诊所和帮助别人的人：选三到六个项目，点选每个项目要说的话，然后打印资料单或发出链接。
handout-empty = 还没有项目。请先搜索，再点“加到资料单”。
handout-find = 找项目
handout-screening = 从病人需要什么开始
handout-many = 超过六个就要用第三页。少一些更好：三到五个才会被用上。
handout-line = 给这个项目写一行话
handout-line-hint = 比如：请找 Mary，告诉她是 Rivera 医生让您来的。
handout-from = 谁给的
handout-from-hint = 您的名字或诊所，用病人熟悉的叫法。
handout-language = 链接和资料单的语言
handout-no-names = 请不要写病人的姓名、生日或病历号。没有这些，链接和资料单照样能用。
handout-looks-personal = 这像是病人的姓名、生日或病历号。最好不要写：纸和链接都可能丢。
handout-up-named = 把 { $name } 往上移
handout-down-named = 把 { $name } 往下移
handout-remove-named = 把 { $name } 从资料单上拿掉
handout-next = 好了，下一位病人
handout-given = 这位病人好了吗？请先清空资料单，再给下一位。
handout-begun = { $minutes ->
    [0] 您刚刚开始做这张资料单。
   *[other] 您在{ $minutes }分钟前开始做这张资料单。
}
handout-cleared = 资料单已清空，可以给下一位病人用了。
handout-link = 链接
handout-link-hint = 全部内容都在链接里，不会发给我们。这个标签页会留着它，直到您点“好了，下一位病人”或关掉标签页。
handout-copy = 复制链接
handout-share = 分享链接
handout-share-words = 给您的项目，来自 { $from }
handout-share-words-plain = 给您的项目
handout-qr = 用手机相机扫一扫，打开链接
handout-too-long = 写的话太长，链接放不下。请写短一些。
handout-qr-no-address = 本站还没有别人能打开的网址，所以不打印二维码。网址要写在 signpost.toml（base_url）里。
handout-codes = 如果在电话里说，请给这些代码：
handout-print = 打印资料单
handout-paper = 纸张
handout-paper-letter = 信纸（Letter）
handout-paper-a4 = A4
handout-preview = 打印出来是这样
handout-preview-pages = 打印出来是这样：{ $count } 页
phrase-ask-for = 请找 { $name }。
phrase-sent-by = 请说是 { $name } 让您来的。
phrase-bring-sheet = 请带上这张纸。
phrase-bring = 请带：{ $document }。
phrase-call-first = 请先打电话。
phrase-expected-on = 他们{ $date }等您来。
phrase-free = 对您免费。
phrase-say-language = 请说您需要{ $language }。
phrase-ask-again = 我们会在 { $date } 问您进展如何。
phrases-named = 关于 { $name } 要说的话
phrases-all = 对所有项目都说：
phrases-expected = 他们等您来的日子
handout-large = 大字
handout-wallet = 钱包卡：沿边剪下，从中间对折
handout-bilingual = 两种语言：对方的语言和英语
handout-discreet = 保密
handout-discreet-hint = 只写名称和怎么联系，不写是做什么的。
handout-codes-only = 用代码代替名称
handout-ask-again = 下次询问的日期
handout-ask-again-hint = 资料单会告诉病人，反馈页会提醒您。
handout-copy-text = 复制成文字，贴到病人网站
handout-again = 再用同样的项目
template-used = 这些项目已在资料单上。
template-save = 存成模板
template-name = 模板的名称
template-save-button = 保存
template-save-hint = 项目、要说的话、语言和纸张会存在这台设备上。您为这位病人写的字不会保存。
template-saved = 模板已存在这台设备上。
template-removed = { $name } 已拿掉。
template-remove-named = 拿掉模板 { $name }
template-unchanged = 保存这个模板以后，什么都没有变。
template-changed = 这个模板保存于{ $date }，以后变了的有：
template-gone = 已不在目录里
template-hours = 时间变了
template-phones = 电话号码变了
template-ask-for = 要找的人变了
template-not-checked = 六个月没有人核实过
template-replace = 换成 { $name }
template-replaced = 已换成另一个项目。请检查上面写的内容。
templates-title = 模板
templates-published = { $community } 的模板
templates-keep = 保存和分享模板
templates-keep-hint = 用文件可以把您的模板带到另一台设备。里面没有病人的内容。
templates-export = 全部存成文件
templates-import = 打开模板文件
templates-would = 这个文件会带来这些变动：
templates-new = 新的
templates-same = 和您的一样
templates-other-words = 要说的话、语言或纸张不同
templates-other = 加{ $added }个，去掉{ $removed }个
templates-take = 用这些
templates-leave = 不用
templates-taken = 这些模板已经用上了。
templates-newer = 这个文件是用更新的版本做的。请重新载入这一页来更新。
templates-damaged = 这不是模板文件，或者文件坏了。
clinic-newer = 这里的内容是更新的版本保存的。请重新载入这一页来更新。
clinic-too-many = 太多了，或者缺了名称。什么都没有改。
clinic-not-kept = 没能存到这台设备上。
card-title = 我们的名片
card-hint = 存在这台设备上，每张资料单都会印上。谁都可以给人资料单：诊所、学校、食物银行。
card-name = 我们是谁
card-phone = 回电话打这个号码
card-address = 我们的地址
card-not-kept = 这个浏览器没有存下名片。在您关闭本页之前，它会印在资料单上。
card-logo = 我们的标志
card-logo-hint = 一张小图片。它只留在这台设备上，会印在您的纸上。
card-logo-remove = 去掉标志
card-logo-failed = 这个文件用不了。请选别的图片或小一点的图片。
tray-removed = 已从资料单上拿掉。
tray-received = 链接里的项目已放到资料单上，代替了您原来的。

## 纸上的话

sheet-title = 给您的项目
sheet-from = 来自 { $from }
sheet-phone = 电话
sheet-hours = 时间
sheet-where = 地点
sheet-cost = 费用
sheet-who = 给谁
sheet-bring = 要带
sheet-languages = 语言
sheet-code = 代码
sheet-line-from = { $from } 说：
sheet-crisis = 如果您现在就需要帮助
sheet-notes = 笔记
sheet-scan = 扫一扫，在手机上打开
sheet-find = 或者去 { $address }，输入代码。
sheet-dataset = { $community }，{ $date }的目录，第{ $version }版。打印于{ $printed }。
sheet-running = { $community } · { $date } · 第{ $version }版
sheet-page-of = 第{ $page }页，共{ $pages }页
sheet-call-for-location = 打电话问地点
sheet-call-first = 请先打电话
sheet-more-sites = 还有{ $count }个地点。请打电话问。
sheet-gone-similar = 类似的：{ $programs }
sheet-also-at = 还在：{ $places }。那里的时间请打电话问。
sheet-gone = 目录里已经没有这个项目了。
sheet-scan-short = 二维码只能打开项目，不带附的话：那些话太长，放不下。
sheet-demo = 演示：项目和号码都是编的。
sheet-urgent-day = 紧急，到{ $date }结束为止：{ $text }
sheet-urgent-time = 紧急，到{ $date }{ $time }为止：{ $text }

## 病人看到的

for-title = 给您的项目
for-page = 给您
for-from = { $from } 为您选了这些。
for-from-somebody = 有人为您选了这些。
for-language = 这个链接是用{ $language }做的。这样显示：
for-changed = { $date }有变动，在做这个链接以后
for-from-hint = 谁都可以在链接里写话。项目名称和电话号码来自目录。
for-line = 写给您的话：
for-keep-all = 全部存到我的清单
for-kept = 它们在您的清单里，在这台设备上。
for-see-list = 看我的清单
for-gone = 目录里已经没有这个项目了。
for-gone-similar = 类似的项目：
for-damaged-end = 这个链接的末尾在路上丢了。项目都在，但写给您的话不见了：请再要一次链接。
for-gone-search = 找类似的
for-damaged-title = 这个链接坏了
for-damaged = 有一部分不见了或被改了。请再要一次，或者在搜索框里输入项目的代码。
for-newer = 这个链接是用更新的版本做的。请重新载入这一页来更新。
for-print = 打印
for-more = 看更多
for-made-on = 做于{ $date }

## 后来怎样

return-title = 后来怎样
return-page = 后来怎样
return-told = 病人在{ $date }说的。项目没有确认过。
return-form-lead = 请问问每个项目后来怎样。今天是{ $date }。
return-memory = 只有这一页有这些内容。关掉或重新载入，就没有了。
return-none = 这里没有打开的内容。病人给您看的不会保存：请再打开病人的链接，或再扫一次病人的二维码。
return-damaged = 这个链接有一部分不见了或被改了。请病人再给您看一次。
return-newer = 这是用更新的版本做的。您看到的是这个版本能读的部分。请重新载入这一页来更新。
return-unknown = 这些后来怎样，我们显示不了：{ $codes }。
return-since = 从{ $date }起
return-failed = { $failed }：{ $why }
return-find-other = 找别的
return-find-other-named = 找别的来代替 { $name }
return-choose-named = { $name } 后来怎样？
return-why = 为什么？
return-day = 从哪天起？
return-form = 给帮助别人的人：记下后来怎样
return-take = 拿过来用
return-copy = 复制到病历
return-fhir = 下载 FHIR 文件
return-count = 计入
return-is-counted = 已计入
return-counted = 已计入。别的都没有保存。
return-count-hint = 计入就是在这台设备上，给每个项目这个月的数字加一。不保存姓名，也不保存清单。
return-close = 这位病人好了
return-closed = 已关闭。这台设备上什么都没有留下。
return-record-source = 社区项目，病人在{ $date }说的，项目没有确认过：
return-record-line = { $name }（{ $code }）：{ $state }
return-record-line-since = { $name }（{ $code }）：{ $state }（从{ $date }起）
return-record-ask-again = 下次询问：{ $date }。
return-record-task = 联系 { $name }
counts-title = 各项目后来怎样
counts-page = 统计
counts-lead = 病人说的，在这台设备上统计。和合作伙伴谈的时候，请带上它。
counts-empty = 还没有统计。请打开病人给您看的内容，再点“计入”。
counts-see = 看看到现在为止各项目后来怎样
counts-month = 月份
counts-program = 项目
counts-code = 代码
counts-state = 后来怎样
counts-count = 多少
counts-small = 小于{ $count }的数字不显示：从它们可能看出是哪个人。
counts-print = 打印表格
counts-csv = 存成电子表格
show-title = 给我的诊所看
show-page = 给我的诊所看
show-lead = 让您的诊所知道后来怎样。给他们看什么，由您选。
show-private = 他们会看到您勾选的项目、后来怎样，和日期。看不到您的名字，也看不到您的笔记。我们什么都不发：由您给他们看二维码，或给链接。
show-empty = 您的清单是空的。请先保存一个项目。
show-tell = 告诉诊所：
show-code = 给您诊所的二维码
show-code-label = 请让您的诊所扫一扫这个
show-nothing = 勾选一个项目，就能做二维码。
show-too-many = 太多了，一个二维码放不下。请勾选{ $count }个或更少。
show-share-words = 我的项目后来怎样
show-print = 打印半页

## 有多少帮助

coverage-title = 每种需要有哪些帮助
coverage-page = 有多少帮助
coverage-lead = 每种需要在每个地方有多少个项目。显示0的格子就是缺口。已经结束的不算。
coverage-need = 需要
coverage-programs = 项目数
coverage-by = 按什么显示
coverage-by-county = 县
coverage-by-town = 城镇
coverage-by-postal = 邮政编码开头
coverage-show = 数什么
coverage-all = 全部
coverage-area = 地方
coverage-everywhere = 总共
coverage-others =
    { $count ->
       *[other] 另外{ $count }个地方
    }
coverage-placeless = 没有说地点
coverage-unnamed-county = 没写县
coverage-unnamed-town = 没写城镇
coverage-unnamed-postal = 没写邮政编码
coverage-accepting = 接收新人
coverage-free = 免费
coverage-evenings = 晚上6点后开门
coverage-weekends = 周末开门
coverage-stale = 6个月没有核实
coverage-languages = 语言
coverage-see = { $need }，{ $place }：{ $count }
coverage-gaps = 完全没有项目的需要：{ $needs }
coverage-taught = 谁教什么
coverage-no-condition = 任何人
coverage-partners = 谁和诊所合作
coverage-formal = 有协议的伙伴
coverage-informal = 其他伙伴
coverage-unsaid = 没有说明关系
coverage-organization = 机构

## 谁在核实

about-title = 谁在核实这份目录
about-page = 谁在核实
about-lead = { $community } 做这份目录，并用自己的密钥给每一版签名。您的浏览器先检查签名，再给您看内容。
about-verdict = 您的浏览器查到的结果
about-fresh = 所有签名都对，这是最新的目录。
about-stale = 所有签名都对。但从{ $date }起，您的浏览器没能确认这是不是最新的一版。
about-refused = 最新的文件被拒绝了。仍在用最后一份可靠的目录。
about-refused-rule = 没通过的是：{ $role }：{ $rule }
about-checked-at = 这台设备上次全面检查：{ $date }，{ $time }
about-checked-never = 这台设备上还没有做过全面检查。
about-release = 版本
about-released = 做于{ $date }，第{ $version }版
about-contact = 联系方式
about-signers = 谁签了名
about-signers-hint = 请比一比这些指纹。对的指纹，他们会当面、在纸上或在自己的网站上给您。
about-version = 版本号
about-expires = 有效期到
about-expired = { $date }（已过期）
about-threshold = 需要{ $count }个签名
about-key = 密钥
about-key-signed = 已签名
about-key-not-signed = 没有签这个
about-fingerprint = 指纹
role-root = 根：说明哪些密钥算数
role-targets = 文件：说明哪些文件属于这里
role-editors = 编辑：目录的内容
role-snapshot = 快照：让同一版的文件合成一份
role-timestamp = 时间：说明这是最新的
role-partner = 伙伴 { $name }：它自己的内容
about-outside = 怎么从外面检查
about-outside-text = 在您自己的电脑上，下载 Signpost 工具，运行下面这一行。它会取来本站，检查每个文件和每个签名：
about-limits = 这做不到什么
about-limit-1 = 签名只说明内容是谁发布的，不保证项目一定会帮您。
about-limit-2 = 您第一次来时，只能相信您输入的或别人给您的网址。
about-limit-3 = 能用这台设备的人能看到您的清单。您可以在设置里删掉它。
about-limit-4 = 网站主机能看到有人来过，但看不到您找什么、看什么、保存什么。
about-limit-5 = 能改本站文件的人，也能改检查签名的应用。上面的步骤能查出来。已经有本应用的人，不会被坏的数据骗到。
about-limit-6 = 编辑的密钥如果被偷，就能给假话签名，直到密钥被换掉。网上的密钥如果被偷，在一段时间里，第一次来的人可能看到旧版。
about-log = 被拒绝或出错的
about-log-empty = 没有。
about-app = 本应用
about-app-build = 版本 { $build }
about-offline-kept = 这个浏览器保存了本应用：没有网络也能打开。
about-offline-not-kept = 这个浏览器不保存本应用（普通 HTTP、无痕窗口，或某个设置）。您联网时才能打开。
about-app-hash = 首页用哈希值写明应用的其他所有文件。编辑们用这个 SHA-256 给它签了名：
about-app-hash-check = 要对比，请在您自己的电脑上运行：
about-check-now = 现在再检查
about-checking = 正在检查…
about-checked-now = 查过了：这是最新的一版。
about-check-failed = 连不上网站，所以没有找到更新的。您看到的是最后一份可靠的目录。
about-check-refused = 查过了：来了新的内容，但被拒绝了。
trust-line-fresh = 签名{ $when }检查过。签名的是 { $who }。
trust-line-stale = 由 { $who } 签名，上次确认是{ $date }
trust-line-refused = 最新的更新被拒绝了
trust-line-waiting = 正在检查签名…
trust-line-unreached = 网站没有回应

## 设置

settings-title = 设置
settings-page = 设置
settings-theme = 浅色或深色
settings-theme-auto = 跟设备一样
settings-theme-light = 浅色
settings-theme-dark = 深色
settings-size = 字的大小
settings-size-normal = 普通
settings-size-large = 大
settings-size-largest = 最大
settings-distance = 距离用什么表示
settings-distance-auto = 按本地习惯
settings-distance-miles = 英里
settings-distance-km = 公里
settings-ask-again = 过一段时间再问我需要什么
settings-ask-again-when = 什么时候问
settings-ask-again-never = 不要问
settings-ask-again-months = { $count }个月以后
settings-ask-again-hint = 问题会出现在首页。只有这台设备知道是什么时候。
help-others = 我帮别人找项目
help-others-hint = 在项目上显示“加到资料单”，还有诊所需要知道的事。
settings-privacy = 如果别人拿起这部手机
settings-discreet = 在浏览器里把这一页叫作“笔记”，不带图标
settings-keep-nothing = 不在这台设备上留下我的任何东西
settings-keep-nothing-hint = 这样，您的清单、笔记和设置只留到您关掉这一页。会留下的只有这个选择和目录。
settings-erase-after = 如果我这么久没有回来，就全部删除
settings-erase-never = 从不
settings-erase-days = { $count }天
settings-erase = 全部删除
settings-erase-lead = 这会从这台设备上删掉：
settings-erase-programs = { $count }个保存的项目
settings-erase-notes = { $count }个项目的笔记
settings-erase-handout = 有{ $count }个项目的资料单
settings-erase-helpers = 诊所的模板、统计和名片
settings-erase-settings = 这些设置，和您在本应用里看到了哪里
settings-erase-text = 删了就找不回来。
settings-erase-button = 全部删除
settings-erased = 这台设备上的都已删除。
settings-erase-failed = 没能全部删除。请关掉本站的其他标签页再试，或在浏览器里清除本站的数据。
settings-kept = 这台设备上保存的有：您的清单、这些设置，和一份所有项目的副本。

## 载入和出错

phase-opening = 正在打开目录…
phase-waiting = 本站的另一个标签页正忙。请等一等，或关掉它…
texts-on-their-way = 较长的文字还在下载。
texts-missing = 较长的文字还没有下载下来。
phase-downloading = 正在下载目录… { $percent }%
phase-verifying = 正在检查签名…
phase-indexing = 正在准备搜索… { $percent }%
failed-title = 没有成功
failed-no-directory = 目录还没有到。请检查网络，再试一次。
failed-retry = 再试一次
failed-internal = 出了故障。请重新载入这一页。您的清单没事。
not-found-title = 没有这一页
not-found-page = 没有找到
not-found-host = 链接可能打错了，或者不完整。请再要一次，或者打开本站的网址，输入您需要的。
not-found = 网址可能打错了。也可能是从地址栏来的，那样会漏掉一部分。用“分享”或“复制链接”得到的链接都能用。您也可以输入项目的代码，或您需要的：

## 应用运行之前

boot-wait = 正在打开目录…
boot-no-script = 要在这里搜索，请在浏览器设置里打开 JavaScript。您仍可以拨打这一页上的号码。
boot-old = 还在打开。网络慢时要等一会儿。如果一直没有别的出现，这个浏览器可能太旧，不能在这里搜索：请换一部手机。您仍可以拨打这一页上的号码。
boot-failed = 没有打开。请检查网络，重新载入这一页。您仍可以拨打这一页上的号码。
boot-blocked = 这个网站的服务器不让它运行。请告诉管理网站的人。您仍然可以拨打本页上的号码。
boot-framed = 在单独的窗口里打开

## 简单页面和邻近目录

browse-link = 不用应用阅读
browse-about = 每项需要和每个项目也都有一个简单页面。任何浏览器都能打开，不需要应用。
browse-needs = 请选择您需要什么
browse-all = 所有需要
browse-other = 更多项目
browse-open-app = 在应用中打开
browse-open-app-hint = 在那里您可以搜索、保存项目，还能看到现在谁开门。
browse-dated = 来自 { $community }，截至 { $date }。情况会变：请先打电话。
browse-checked-by = 核实日期：{ $date }。核实人：{ $who }。
browse-exit-hint = 点“离开本站”会转到天气网页。点“后退”会回到这里。
browse-seen = 网站的托管方能看到您打开了哪些这样的页面，但看不到您在应用里做什么。
neighbors-title = 附近的其他目录
neighbors-hint = 这些目录由别人制作和核实。每个都在新标签页中打开。
neighbors-look = 也看看 { $name }
link-card-more = 电话、开放时间、要带什么
link-card-from = 来自 { $community }
