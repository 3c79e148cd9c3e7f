# Lời của ứng dụng bằng tiếng Việt. Câu ngắn, từ dễ hiểu, xưng hô “quý vị”.
#
# MACHINE-MADE: written by a machine and not yet read over by a person who speaks Vietnamese. The app
# says so in its footer (`unreviewed = yes`). Remove that line and this note once somebody has.

## Ngôn ngữ này

own-name = Tiếng Việt
unreviewed = yes

## Cách viết

format-date = ngày { $day } { $month } năm { $year }
format-weekday-date = { $weekday }, ngày { $day } { $month }
format-month-day = ngày { $day } { $month }
time-morning = { $part ->
    [night] { $clock12 } khuya
   *[other] { $clock12 } sáng
}
time-afternoon = { $part ->
    [noon] { $clock12 } trưa
    [afternoon] { $clock12 } chiều
   *[other] { $clock12 } tối
}
time-morning-whole = { $part ->
    [night] { $hour12 } giờ khuya
   *[other] { $hour12 } giờ sáng
}
time-afternoon-whole = { $part ->
    [afternoon] { $hour12 } giờ chiều
   *[other] { $hour12 } giờ tối
}
time-noon = 12 giờ trưa
time-midnight = 12 giờ khuya
time-range = { $from } đến { $to }
number-decimal = ,
list-comma = {", "}
list-and = { $first } và { $last }
distance-km = { $distance } km
distance-miles = { $distance } dặm
day-today = hôm nay
day-tomorrow = ngày mai
day-yesterday = hôm qua
days-ago = { $count } ngày trước
months-ago = { $count } tháng trước
weekday-mon = thứ Hai
weekday-tue = thứ Ba
weekday-wed = thứ Tư
weekday-thu = thứ Năm
weekday-fri = thứ Sáu
weekday-sat = thứ Bảy
weekday-sun = Chủ nhật
month-01 = tháng 1
month-02 = tháng 2
month-03 = tháng 3
month-04 = tháng 4
month-05 = tháng 5
month-06 = tháng 6
month-07 = tháng 7
month-08 = tháng 8
month-09 = tháng 9
month-10 = tháng 10
month-11 = tháng 11
month-12 = tháng 12

## Các thứ tiếng mà chương trình nói được

lang-en = tiếng Anh
lang-es = tiếng Tây Ban Nha
lang-ht = tiếng Creole Haiti
lang-fr = tiếng Pháp
lang-pt = tiếng Bồ Đào Nha
lang-ar = tiếng Ả Rập
lang-zh = tiếng Trung
lang-yue = tiếng Quảng Đông
lang-cmn = tiếng Quan Thoại
lang-vi = tiếng Việt
lang-ko = tiếng Hàn
lang-ja = tiếng Nhật
lang-ru = tiếng Nga
lang-uk = tiếng Ukraina
lang-pl = tiếng Ba Lan
lang-de = tiếng Đức
lang-it = tiếng Ý
lang-tl = tiếng Tagalog
lang-hi = tiếng Hindi
lang-ur = tiếng Urdu
lang-bn = tiếng Bengal
lang-fa = tiếng Ba Tư
lang-so = tiếng Somali
lang-sw = tiếng Swahili
lang-am = tiếng Amhara
lang-hmn = tiếng Hmong
lang-my = tiếng Miến Điện
lang-km = tiếng Khmer
lang-ne = tiếng Nepal
lang-ps = tiếng Pashto
lang-he = tiếng Do Thái
lang-mam = tiếng Mam
lang-quc = tiếng K’iche’
lang-kjb = tiếng Q’anjob’al
lang-nah = tiếng Nahuatl
lang-ase = ngôn ngữ ký hiệu Mỹ
lang-sgn = ngôn ngữ ký hiệu

## Các nhu cầu

need-food = Thức ăn
need-housing = Nhà ở
need-utilities = Tiền điện, nước, gas
need-transportation = Đi lại
need-safety = An toàn
need-money = Tiền bạc
need-work = Việc làm
need-education = Lớp học và trường
need-health-care = Khám chữa bệnh
need-mental-health = Sức khỏe tâm thần
need-substance-use = Rượu và ma túy
need-healthy-living = Sống khỏe
need-family = Gia đình và trẻ em
need-aging = Người cao tuổi
need-disability = Khuyết tật
need-legal = Trợ giúp pháp lý
need-goods = Quần áo và đồ dùng
need-belonging = Gặp gỡ mọi người
need-emergency = Khẩn cấp

need-food-hint = Thực phẩm, bữa ăn, đồ ăn cho bé
need-housing-hint = Chỗ ngủ, tiền thuê nhà, sửa nhà
need-utilities-hint = Hóa đơn điện, nước, gas, điện thoại
need-transportation-hint = Đi bác sĩ, đi làm, đi chợ
need-safety-hint = Khi có người làm hại hoặc làm quý vị sợ
need-money-hint = Trợ cấp tiền mặt, phúc lợi, thuế, nợ
need-work-hint = Tìm việc, học nghề
need-education-hint = Học đọc, tiếng Anh, trường học, đại học
need-health-care-hint = Bác sĩ, răng, mắt, thuốc
need-mental-health-hint = Có người để trò chuyện
need-substance-use-hint = Giúp dùng ít đi hoặc bỏ hẳn
need-healthy-living-hint = Học nấu ăn, vận động, sống với tiểu đường
need-family-hint = Giữ trẻ, cha mẹ, em bé mới sinh
need-aging-hint = Giúp việc tại nhà, bữa ăn, bầu bạn
need-disability-hint = Dụng cụ, chăm sóc, hỗ trợ
need-legal-hint = Bị đuổi nhà, giấy tờ, quyền lợi
need-goods-hint = Quần áo, bàn ghế, tã
need-belonging-hint = Nhóm, câu lạc bộ, tình nguyện
need-emergency-hint = Cháy nhà, lũ lụt, cần giúp ngay

## Dùng ở mọi nơi

skip-to-content = Đến phần chính
nav-label = Menu chính
nav-search = Tìm
nav-list = Danh sách
nav-list-count = Danh sách ({ $count })
nav-handout = Phiếu
nav-handout-count = Phiếu ({ $count })
nav-settings = Cài đặt
nav-about = Ai kiểm tra trang này
nav-helpers = Cho phòng khám và người giúp đỡ
language-label = Ngôn ngữ
quick-exit = Rời trang này
quick-exit-hint = Nút “Rời trang này” mở ngay một trang thời tiết. Sau đó, bấm “Quay lại” sẽ không thấy những gì quý vị đã tìm ở đây. Lịch sử trình duyệt vẫn có thể cho thấy quý vị đã vào trang này.
footer-label = Về trang này
footer-unreviewed = Bản dịch này do máy tính làm và chưa được người kiểm tra.
title-page = { $page } – { $site }
loading = Xin chờ một chút …
call = Gọi { $number }
call-named = Gọi { $number }, { $name }
call-short = Gọi
text = Nhắn tin đến { $number }
text-named = Nhắn tin đến { $number }, { $name }
text-short = Nhắn tin
extension = số máy nhánh { $extension }
save = Lưu
saved = Đã lưu
save-named = Lưu: { $name }
saved-named = Đã lưu: { $name }
tray-add-named = Thêm vào phiếu: { $name }
tray-added-named = Trên phiếu: { $name }
tray-add = Thêm vào phiếu
tray-added = Trên phiếu
tray-is-full = Phiếu đã đầy. Nhiều nhất là { $count } chương trình.
tray-title = Trên phiếu
tray-empty = Chưa có gì. Bấm “Thêm vào phiếu” ở một chương trình.
tray-to-handout = Làm phiếu: { $count } chương trình
keys-title = Phím tắt
keys-search = tìm
keys-result = thêm kết quả đó, hoặc bỏ ra
keys-handout = đến phiếu
keys-order = đưa một chương trình lên hoặc xuống
keys-print = in phiếu
keys-help = hiện các phím này
keys-off = Các phím này chạy khi “Tôi giúp người khác tìm chương trình” đang bật.
keys-close = Đóng
copied = Đã sao chép.
copy-failed = Trình duyệt không cho chúng tôi sao chép. Xin quý vị chọn chữ và tự sao chép.
back-to-results = Trở lại kết quả
undo = Hoàn tác
undone = Đã hoàn tác.
neutral-title = Ghi chú

## Đường dây khủng hoảng

crisis-title = Cần giúp ngay bây giờ?
crisis-search-title = Quý vị không phải chịu đựng một mình
crisis-search-words = Những người này có thể giúp ngay bây giờ.
crisis-text = hoặc nhắn tin đến { $number }

## Thông báo

banners-label = Thông báo
banner-demo = Bản mẫu: chương trình và số không có thật.
urgent-title = Khẩn cấp ngay bây giờ
banner-offline = Quý vị không có mạng. Vẫn tìm, xem danh sách và in được.
banner-offline-empty = Quý vị không có mạng và danh bạ chưa có trên máy này. Xin nối mạng một lần để tải về.
banner-no-answer = Trang này hiện không trả lời. Vẫn tìm, xem danh sách và in được.
banner-part = Ở đây chỉ có một phần danh bạ, và sẽ mất khi quý vị đóng trang này. Xin để trang mở: phần còn lại sẽ được tải về khi trang này trả lời.
banner-stale = Xác nhận lần cuối vào { $date }. Có thể đã có thay đổi: xin gọi trước.
banner-very-stale-title = Danh bạ này đã cũ
banner-very-stale = Không ai xác nhận từ { $date }. Các chương trình có thể đã dời chỗ hoặc đóng cửa. Xin gọi trước khi đi.
banner-very-stale-show = Tôi hiểu. Cho tôi xem
banner-refused-title = Chúng tôi đã chặn một bản cập nhật
banner-refused-kept = Dữ liệu mới không đáng tin nên chúng tôi không dùng. Quý vị đang xem bản tốt cuối cùng, xác nhận vào { $date }. Xin gọi trước.
banner-refused-none-title = Chúng tôi không thể hiện danh bạ
banner-refused-none = Dữ liệu nhận được không có chữ ký của đúng người. Có thể nó đã bị sửa trên đường đi. Chúng tôi không hiện dữ liệu không đáng tin.
banner-refused-still = Những gì vẫn dùng được: danh sách đã lưu của quý vị và các số này:
banner-unreached = Trang này không trả lời và máy này chưa có bản nào. Xin kiểm tra mạng và thử lại sau.
banner-refused-why = Xem lý do
banner-updated = { $count } chương trình đã thay đổi kể từ { $since }.
banner-updated-which = Xem những chương trình nào
banner-updated-new = Mới:
banner-updated-changed = Đã thay đổi:
banner-updated-gone = Không còn trong danh bạ:
banner-updated-more = Và { $count } chương trình nữa.
banner-not-kept = Trình duyệt này không lưu được. Quý vị vẫn tìm được, nhưng danh sách và bản không cần mạng sẽ mất khi quý vị đóng trang này.
banner-reload = Tải ngay
banner-dismiss = Ẩn thông báo này

## Trang đầu và tìm kiếm

home-title = Tìm giúp đỡ gần quý vị
home-page = Tìm giúp đỡ
home-lead = Thức ăn, tiền nhà, đi lại, lớp học, người để trò chuyện. Xin nói theo cách của quý vị.
search-label = Quý vị cần gì?
search-placeholder = tiền điện, thức ăn hôm nay …
search-button = Tìm
search-clear = Xóa
home-needs-title = Hoặc chọn điều quý vị cần
ask-again-title = Quý vị có cần giúp việc gì mới không?
ask-again-yes = Chọn điều quý vị cần
ask-again-no = Để sau
home-unsure = Không chắc?
home-unsure-hint = Chọn từ danh sách, bao nhiêu cũng được
home-promise-title = Những điều quý vị có thể tin
home-promise-checked = Có chữ ký, có ngày
home-promise-checked-text = { $organization } đã ký danh bạ này. Nếu có người kiểm tra một chương trình, chúng tôi ghi rõ ai và khi nào.
home-promise-private = Không tài khoản, không theo dõi
home-promise-private-text = Những gì quý vị tìm và lưu chỉ ở trên máy này. Nơi chứa trang chỉ thấy là có người đã vào.
home-promise-offline = Không có sóng vẫn dùng được
home-promise-offline-text = Sau lần vào đầu tiên, trang chạy không cần mạng. Quý vị cũng có thể lưu và in các chương trình.
home-promise-online = Ở đây cần có mạng
home-promise-online-text = Trình duyệt này không giữ ứng dụng. Muốn mở, quý vị cần có mạng.
home-count = { $programs } chương trình của { $organizations } tổ chức
search-title = Kết quả
search-page = Kết quả
search-count = { $count ->
    [0] Không tìm thấy chương trình nào
   *[other] { $count } chương trình
}
search-count-query = { $count ->
    [0] Không tìm thấy chương trình nào cho “{ $query }”
   *[other] { $count } chương trình cho “{ $query }”
}
search-working = Đang tìm …
search-more = Xem thêm
search-share = Chia sẻ lần tìm này
search-print = In những chương trình này
search-print-first = Chỉ in { $count } chương trình đầu trong số { $total }. Xin thu hẹp để in phần còn lại.
search-so-far = Hiện có { $count }
search-so-far-query = Hiện có { $count } cho “{ $query }”
search-expanded = Chúng tôi cũng tìm: { $words }.
search-spelled = Chúng tôi cũng tìm “{ $means }”, phòng khi quý vị muốn nói vậy.
search-mistyped-code = Đây giống mã của một chương trình nhưng có chỗ sai. Xin xem lại từng chữ và số.
search-codes-missing = Không có trong danh bạ này: { $codes }
search-codes-unread = Chỉ hiện { $most } mã đầu tiên. Còn lại: { $count }. Hãy tìm các mã còn lại sau.
search-code-guess = Có phải quý vị gõ mã chương trình? Có thể là:
search-near-unknown = Chúng tôi không biết nơi “{ $place }”. Xin thử mã bưu điện (ZIP) hoặc thành phố.
search-place-first = Nơi gần { $place } nhất hiện trước.
search-places-once = Chương trình có nhiều địa điểm chỉ hiện một lần.

## Lời trên thẻ

fact-open = Đang mở cửa
fact-open-until = Mở đến { $time }
fact-open-always = Mở ngày đêm
fact-opens-today = Hôm nay mở lúc { $time }
fact-opens-at = Mở { $day } lúc { $time }
fact-closed = Đang đóng cửa
fact-hours-unknown = Gọi để hỏi giờ
fact-hours-differ = Giờ khác nhau tùy nơi
fact-temporarily-closed = Tạm đóng cửa
fact-ended = Có thể đã chấm dứt
fact-free = Miễn phí
fact-serves = Phục vụ { $place }
fact-serves-others = Không nêu tên { $place }. Xin gọi trước
fact-distance = Cách { $distance }
fact-call-for-location = Gọi để hỏi địa điểm
fact-accepting = Nhận người mới
fact-full = Hiện đã đầy
fact-waitlist = Có danh sách chờ
fact-assessment = Họ hỏi quý vị vài câu trước
fact-room-as-of = { $what } (tính đến { $date })
fact-room-old = { $what }, tính đến { $date }. Tin này cũ: xin gọi trước
fact-room-undated = { $what }, không ghi ngày. Xin gọi trước
fact-checked = Đã kiểm tra { $when }
fact-not-checked = Không rõ ngày kiểm tra
fact-languages = Phục vụ bằng { $languages }
fact-no-phone = Không có số điện thoại

## Bộ lọc

filters-title = Thu hẹp kết quả
filters-show = Bộ lọc
filters-show-count = Bộ lọc ({ $count })
filters-clear = Bỏ hết bộ lọc
filters-active = Quý vị đã chọn:
filter-remove = Bỏ: { $filter }
filter-need = Nhu cầu
filter-any = Tất cả
filter-choice-count = { $choice } ({ $count })
filter-open = Đang mở cửa
filter-free = Miễn phí
filter-accepting = Nhận người mới
filter-accessible = Xe lăn vào được
filter-language = Họ nói tiếng
filter-audience = Dành cho ai
filter-checked = Đã kiểm tra trong 6 tháng qua
filter-weekends = Mở cửa cuối tuần
filter-evenings = Mở cửa sau 6 giờ chiều
filter-area-active = Ở { $place }
filter-near = Gần (mã bưu điện hoặc thành phố)
filter-near-apply = Chọn
filter-near-me = Dùng nơi tôi đang ở
filter-near-me-hint = Vị trí của quý vị chỉ ở trên máy này.
filter-near-me-active = Gần quý vị nhất trước
filter-near-me-failed = Máy không cho biết quý vị đang ở đâu. Xin gõ mã bưu điện hoặc thành phố.
filter-near-active = Gần { $place } nhất trước
filter-within = Cách bao xa
filter-serves = Bỏ nơi chỉ phục vụ mã bưu điện khác
filter-within-active = Trong vòng { $distance }
sort-label = Thứ tự
sort-best = Hợp nhất
sort-nearest = Gần nhất
sort-open-first = Đang mở trước
audience-children = Trẻ em
audience-teens = Thiếu niên
audience-families = Gia đình
audience-women = Phụ nữ
audience-men = Đàn ông
audience-seniors = Người cao tuổi
audience-veterans = Cựu quân nhân
audience-immigrants = Người di dân
audience-lgbtq = Người LGBTQ+
audience-disabled = Người khuyết tật

## Không tìm thấy

empty-title = Không có gì hợp với tất cả
empty-drop = Nếu bỏ “{ $filter }” thì có { $count } chương trình.
empty-drop-button = Tìm không có mục đó
empty-spelling = Có phải quý vị muốn tìm “{ $words }”?
empty-need = Xem mọi chương trình về { $need }
empty-words = Xin thử ít chữ hơn hoặc chữ khác. Một hai chữ là tốt nhất.
empty-call = Hoặc gọi và hỏi người thật:

## Chọn nhu cầu

needs-title = Quý vị cần giúp về việc gì?
needs-page = Quý vị cần gì?
needs-lead = Chọn một hoặc nhiều điều. Lựa chọn của quý vị chỉ ở trên máy này.
needs-lead-screening = Đánh dấu những gì thấy qua trò chuyện hoặc mẫu đơn. Rồi đưa các chương trình vào phiếu và sửa tùy ý.
needs-wishes = Cho bệnh nhân này
needs-take = Đưa { $count } chương trình này vào phiếu
needs-show = Xem chương trình
needs-none = Xin chọn ít nhất một điều.
needs-safety = Có ai đang làm hại quý vị? Quý vị có thể gọi các số này:
needs-leave = Có ai ở gần không nên thấy trang này? Rời ngay:
needs-results = Chương trình cho những gì quý vị chọn
needs-more = Mọi chương trình về { $need } ({ $count })

## Khu vực: danh bạ lớn được tải xuống từng phần

area-page = Khu vực của quý vị
area-title = Chọn khu vực của quý vị
area-lead = Danh bạ này lớn. Xin chọn nơi quý vị tìm giúp đỡ, và chỉ phần đó được gửi đến máy của quý vị.
area-where = Quý vị tìm giúp đỡ ở đâu?
area-place = Mã bưu điện hoặc thành phố
area-unknown = Chúng tôi không biết nơi này. Xin tìm trong danh sách.
area-postal = Mã bưu điện { $start }…
area-programs = { $count } chương trình
area-host-sees = Máy chủ của trang có thể thấy quý vị lấy phần nào. Nó không thấy quý vị là ai hay tìm gì.
area-choose = Chọn khu vực của tôi
area-get = Lấy những chương trình này
area-getting = Đang lấy các chương trình …
area-done = Các chương trình đã có ở đây.
area-failed = Trang không trả lời. Xin thử lại khi có mạng.
area-none = Quý vị chỉ thấy những chương trình dành cho mọi khu vực.
area-yours = Khu vực của quý vị: { $areas }.
area-change = Đổi
area-of-link = Những chương trình này nằm trong phần của { $areas }.
area-elsewhere = Chương trình này có thể nằm trong phần của khu vực khác.

## Trang chương trình

program-page = Chương trình
todo-title = Cần làm gì
todo-unknown = Chúng tôi không biết cách liên lạc với họ. Xin gọi 211 và hỏi.
todo-go = Quý vị có thể đến đó
todo-apply = Nộp đơn trên trang web của họ
todo-visit = Xem trang web của họ
todo-write = Viết email
todo-write-hint = Mở email của quý vị.
todo-ask-for = Xin gặp
todo-say = Quý vị có thể nói
todo-say-words = “Xin chào. Tôi tìm thấy { $name }. Quý vị giúp tôi được không?”
program-missing-title = Chương trình này không có trong danh bạ
program-missing = Có thể nó đã đóng cửa hoặc đổi mã. Xin tìm chương trình tương tự, hoặc hỏi:
program-by = Của { $organization }
program-code = Mã
program-code-hint = Gõ mã này vào ô tìm kiếm để trở lại đây.
program-alert = Xin lưu ý
program-temporarily-closed = Chương trình này tạm đóng cửa. Xin gọi hỏi khi nào mở lại.
program-ended = Tiền tài trợ của chương trình này đã hết vào { $date }. Xin gọi trước: có thể nó không còn nữa.
program-expired = Thông tin này có giá trị đến { $date }. Xin gọi trước: có thể đã có thay đổi.
program-stale-check = Kiểm tra lần cuối: { $when }. Xin gọi trước.
program-partner-expired = { $partner } tự ký thông tin này, và chữ ký có giá trị đến { $date }. Xin gọi trước.
program-not-translated = Phần này viết bằng { $language }.
program-contact = Cách liên lạc
program-website-leaves = Mở một trang khác
program-ask-for = Xin gặp { $name }
program-where = Đến đâu
program-confidential = Gọi để hỏi địa điểm. Nơi này được giữ kín để mọi người an toàn.
program-no-place = Chúng tôi không biết địa chỉ của chương trình này. Xin gọi hoặc viết thư.
program-virtual = Qua mạng hoặc điện thoại
program-map = Mở bản đồ
program-map-leaves = Mở một trang bản đồ. Trang đó sẽ thấy địa chỉ này.
program-map-app = Mở ứng dụng bản đồ của quý vị. Nó sẽ thấy địa chỉ này.
program-rides = Cách đi đến
program-access = Lối vào cho người khuyết tật
program-hours = Khi nào mở cửa
program-hours-unknown = Chúng tôi không biết giờ mở cửa. Xin gọi trước.
program-hours-closed = Đóng cửa
program-hours-always = ngày đêm
program-hours-day-unknown = không rõ giờ, xin gọi trước
program-hours-holiday = Đóng cửa (ngày lễ)
program-days-range = { $from } đến { $to }
hours-every-day = Mỗi ngày
hours-every-weeks = { $interval ->
    [2] Cách tuần một lần vào { $days }
   *[other] Cứ { $interval } tuần một lần vào { $days }
}
hours-monthly = { $days } { $which } trong tháng
hours-month-days = Ngày { $days } mỗi tháng
hours-month-last-day = Ngày cuối mỗi tháng
hours-nth-1 = đầu tiên
hours-nth-2 = lần thứ 2
hours-nth-3 = lần thứ 3
hours-nth-4 = lần thứ 4
hours-nth-5 = lần thứ 5
hours-nth-last = cuối cùng
hours-nth-last-2 = kế cuối
hours-opening = { $days }, { $hours }
hours-closed-on = Đóng cửa: { $days }
hours-from = { $opening }, từ { $date }
hours-until = { $opening }, đến { $date }
hours-next = { $opening }. Lần tới: { $date }
program-bring = Mang theo gì
program-bring-hint = Nếu quý vị không có, xin gọi hỏi.
program-cost = Giá tiền
program-cost-unknown = Gọi để hỏi giá.
program-cost-amount = { $amount } { $currency }
program-who = Dành cho ai
program-who-anyone = Gọi để hỏi quý vị có được giúp không.
program-age-range = Từ { $from } đến { $to } tuổi
program-age-from = Từ { $from } tuổi trở lên
program-age-to = Đến { $to } tuổi
program-area = Khu vực phục vụ
program-apply = Cách bắt đầu
program-referral = Từ phòng khám
program-wait = Thời gian chờ
program-languages = Ngôn ngữ
program-interpretation = Thông dịch viên
program-teaches = Quý vị học hoặc nhận được gì
program-conditions = Giúp về
program-capacity = Còn chỗ không?
program-capacity-room = Còn { $count } chỗ ({ $unit })
program-capacity-full = Hiện đã đầy ({ $unit })
program-capacity-updated = Tính đến { $date }
program-about = Về chương trình này
program-about-organization = Về { $organization }
program-licenses = Giấy phép
program-accreditations = Chứng nhận
program-partnership = Quan hệ với phòng khám
program-clinical-capacity = Nhận được bao nhiêu từ phòng khám
partnership-informal = Có quen biết nhau
partnership-referral = Đối tác giới thiệu bệnh nhân
partnership-agreement = Có thỏa thuận bằng văn bản
partnership-co-located = Cùng tòa nhà
program-funded-until = Có tiền tài trợ đến { $date }
program-valid-until = Thông tin này có giá trị đến { $date }
program-trust = Tôi có thể tin không?
program-checked-by = Đã kiểm tra { $when } ({ $date }). Người kiểm tra: { $who }.
program-checked = Đã kiểm tra { $when } ({ $date }).
program-never-checked = Chúng tôi không biết lần cuối có người kiểm tra với chương trình là khi nào.
program-signed-editors = { $community } đã ký
program-signed-partner = Chính chương trình này đã ký ({ $partner })
program-signed-how = Điều này nghĩa là gì
program-wrong = Có gì sai ở đây?
program-wrong-text = Xin cho chúng tôi biết. Nút này mở email của quý vị.
program-wrong-subject = Có lỗi trong mục { $code }
program-wrong-body = Có gì sai trong mục { $code } ({ $name })?
program-share = Chia sẻ
program-print = In
program-share-words = Giúp đỡ tìm thấy trên { $site }: { $name }
read-aloud = Đọc to
read-stop = Ngừng đọc
read-slower = Chậm hơn
read-no-voice = Máy này không có sẵn giọng đọc cho ngôn ngữ này.
program-place = Địa điểm
program-more-places = { $count } địa điểm nữa
program-for-you = Có dành cho tôi không?
phone-kind-fax = Số fax
phone-kind-tty = Máy chữ cho người khiếm thính (TTY)
phone-kind-text = Tin nhắn
phone-kind-hotline = Đường dây nóng

## Danh sách của tôi

list-title = Danh sách của tôi
list-page = Danh sách của tôi
list-empty = Chưa có gì ở đây. Bấm “Lưu” ở một chương trình để giữ lại. Nó ở trên máy này, cả khi không có mạng.
list-find = Tìm chương trình
list-private = Chỉ máy này có danh sách này.
list-gone = Không còn trong danh bạ nữa. Đây là điều chúng tôi biết vào { $date }.
list-changed = Chương trình này đã thay đổi từ khi quý vị lưu.
list-changed-seen = Tôi đã xem
list-state = Việc này đến đâu rồi?
list-note = Ghi chú của quý vị
list-note-hint = Chỉ cho quý vị. Nó ở trên máy này.
list-remove = Bỏ ra
list-removed = Đã bỏ { $name } khỏi danh sách của quý vị.
list-saved-on = Đã lưu vào { $date }
list-to-handout = Làm phiếu từ danh sách này
list-print = In danh sách của tôi
list-load-failed = Không mở được danh sách của quý vị. Nó không mất: xin đóng các thẻ khác của trang này rồi tải lại.
state-not-yet = Tôi chưa gọi
state-called = Tôi đã gọi
state-waiting = Họ ghi tôi vào danh sách chờ
state-got-help = Tôi đã được giúp
state-did-not-work = Không thành
state-full = Họ không còn chỗ
state-not-for-me = Họ nói nơi này không dành cho tôi
state-could-not-reach = Không ai trả lời, hoặc sai số
state-could-not-get = Tôi không đến được
state-closed = Nơi đó đã đóng cửa
state-not-needed = Tôi không cần nữa
state-other = Lý do khác
state-did-not-know-how = Tôi không biết làm cách nào
state-language = Ở đó không ai nói tiếng của tôi
state-cost = Giá cao quá
state-other-things-first = Tôi có việc khác phải lo trước
list-full = Danh sách của quý vị đã đầy. Xin bỏ bớt trước.
list-programs = Chương trình của quý vị
list-empty-keeps-nothing = Chưa có gì ở đây. Quý vị đã chọn không giữ gì: những gì quý vị lưu ở đây đến khi quý vị đóng trang này.
list-keeps-nothing = Quý vị đã chọn không giữ gì: danh sách này sẽ mất khi quý vị đóng trang này.
list-expired = Danh sách của quý vị đã bị xóa, như quý vị yêu cầu trong phần cài đặt.
list-gone-now = Không còn trong danh bạ. Đây là điều danh sách của quý vị đã giữ.
list-state-of = { $state }: { $name }
list-state-set = Đã đổi thành: { $state }
list-reason = Chuyện gì đã xảy ra?
list-step = { $date }: { $state }
list-note-keeping = Đang lưu …
list-note-kept = Đã lưu trên máy này, chỉ cho quý vị.
list-note-unkept = Chưa lưu.
list-other-note = Viết cùng lúc ở nơi khác:
list-other-note-drop = Bỏ cái này
list-move-up = Lên
list-move-down = Xuống
list-move-up-named = Lên: { $name }
list-move-down-named = Xuống: { $name }
list-order-by-hand = Thứ tự của tôi
list-order-by-need = Theo nhu cầu
list-order-newest = Mới nhất trước
list-no-need = Khác
list-today = Việc cần làm hôm nay
list-still-waiting = Vẫn còn chờ? Đã { $weeks } tuần rồi. Xin gọi hỏi.
list-load-slow = Danh sách của quý vị mở chậm. Nó không mất. Xin chờ, hoặc đóng các thẻ khác của trang này.
list-not-kept = Chưa lưu được trên máy của quý vị. Nó vẫn ở trên trang này.
list-not-kept-slow = Máy của quý vị lưu chậm. Nó ở trên trang này đến khi lưu xong.
list-not-kept-denied = Trình duyệt không cho chúng tôi lưu danh sách của quý vị. Nó ở đây đến khi quý vị đóng trang này. Xin lưu thành tập tin.
list-not-kept-full = Máy của quý vị đã đầy nên chưa lưu được. Nó vẫn ở trên trang này. Xin dọn bớt chỗ, hoặc lưu thành tập tin.
list-newer = Danh sách của quý vị làm bằng bản mới hơn của ứng dụng. Xin tải lại trang này để cập nhật. Danh sách của quý vị vẫn an toàn.
list-kept-now = Đã lưu rồi.
list-save-file = Lưu thành tập tin
list-copies = Sao chép, chuyển hoặc lấy lại danh sách
list-file-hint = Ai thấy tập tin này cũng đọc được.
list-encrypt = Hoặc khóa tập tin bằng một câu mật khẩu
list-encrypt-hint = Bốn từ trở lên. Không có câu đó thì không ai mở được tập tin, và chúng tôi không giúp được.
list-encrypt-short = Câu đó quá ngắn. Xin dùng bốn từ trở lên.
list-encrypt-failed = Trình duyệt này không khóa hay mở được tập tin như vậy ở đây.
list-save-encrypted = Lưu thành tập tin có khóa
list-import = Lấy lại danh sách từ tập tin
list-import-hint = Quý vị xem những gì sẽ thay đổi trước khi nó thay đổi.
list-import-too-long = Tập tin này quá lớn, không thể là danh sách.
list-import-damaged = Đây không phải danh sách của ứng dụng này, hoặc tập tin bị hỏng. Danh sách của quý vị vẫn như cũ.
list-import-newer = Tập tin này làm bằng bản mới hơn của ứng dụng. Xin tải lại trang để cập nhật, rồi thử lại.
list-unlock = Câu mật khẩu của tập tin này
list-unlock-open = Mở tập tin
list-unlock-wrong = Không mở được. Xin xem lại từng chữ và thử lại.
list-import-title = Danh sách của quý vị sẽ thay đổi như sau
list-import-added = { $count } chương trình mới:
list-import-updated = { $count } chương trình có điều mới hơn. Ghi chú của quý vị vẫn còn:
list-import-unchanged = { $count } chương trình vẫn như cũ.
list-import-left-out = Không đủ chỗ cho { $count } chương trình.
list-import-unreadable = Không đọc được { $count } mục của tập tin.
list-import-merge = Đưa vào danh sách của tôi
list-import-cancel = Để danh sách của tôi như cũ
list-imported = { $count ->
    [0] Danh sách của quý vị đã có đủ rồi.
   *[other] Đã đưa { $count } chương trình vào danh sách của quý vị.
}
list-carry = Sang điện thoại khác
list-carry-hint = Quét mã này bằng điện thoại kia, hoặc mở đường dẫn ở đó. Tất cả nằm trong đường dẫn; nó không được gửi cho chúng tôi.
list-carry-notes = Kèm ghi chú của tôi
list-carry-qr = Quét bằng máy ảnh của điện thoại kia
list-carry-long = Quá dài cho mã quét. Xin dùng đường dẫn hoặc tập tin.
list-carry-many = Danh sách này quá dài cho một đường dẫn. Xin lưu thành tập tin.
list-carry-refused = Quá dài cho một đường dẫn. Xin bỏ ghi chú ra, hoặc lưu thành tập tin.
carry-title = Danh sách của quý vị từ điện thoại khác
carry-page = Danh sách của quý vị
carry-lead = Đường dẫn này chứa một danh sách. Xin xem qua, rồi đưa vào danh sách của quý vị trên máy này.
carry-missing = { $count } chương trình trong đó không có trong danh bạ này.
carry-damaged = Một phần của đường dẫn này bị thiếu hoặc bị đổi. Xin mở danh sách trên điện thoại kia và quét lại.
remind-title = Nhắc tôi
remind-hint = Nút này làm một mục cho lịch của chính điện thoại quý vị. Không có gì được gửi cho chúng tôi.
remind-when = Lần mở cửa tới: { $day } lúc { $time }.
remind-when-unknown = Mục này là cho { $day } lúc { $time }. Quý vị có thể đổi trong lịch.
remind-call = Gọi cho họ
remind-visit = Đi đến đó
remind-again = Hỏi lại sau sáu tháng
remind-call-title = Gọi { $name }
remind-visit-title = Đi đến { $name }
remind-again-title = Hỏi lại: { $name }
remind-neutral = Chỉ ghi “Lời nhắc”, không có tên và số
remind-neutral-title = Lời nhắc
remind-text = Nhắn tin cho chính tôi
remind-text-hint = Điện thoại mở một tin nhắn có tên và số. Quý vị chọn gửi cho ai.
install-title = Giữ trang này trên điện thoại
install-text = Quý vị có thể đưa ứng dụng này ra màn hình chính. Nó sẽ mở như mọi ứng dụng khác, cả khi không có sóng. Người khác cầm điện thoại của quý vị có thể thấy nó ở đó.
install-yes = Đưa ra đó
install-no = Không, cảm ơn

## Phiếu thông tin

handout-title = Làm phiếu thông tin
handout-page = Phiếu thông tin
handout-lead = Dành cho phòng khám và người giúp đỡ: chọn ba đến sáu chương trình, bấm chọn lời dặn cho mỗi cái, rồi in phiếu hoặc đưa đường dẫn.
handout-empty = Chưa có chương trình nào. Xin tìm, rồi bấm “Thêm vào phiếu”.
handout-find = Tìm chương trình
handout-screening = Bắt đầu từ điều bệnh nhân cần
handout-many = Hơn sáu thì phải thêm trang thứ ba. Ít thì tốt hơn: ba đến năm sẽ được dùng đến.
handout-line = Một dòng cho chương trình này
handout-line-hint = Thí dụ: Xin gặp Mary. Nói là bác sĩ Rivera giới thiệu.
handout-from = Ai gửi
handout-from-hint = Tên quý vị hoặc phòng khám, theo cách bệnh nhân vẫn biết.
handout-language = Ngôn ngữ của đường dẫn và phiếu
handout-no-names = Xin đừng viết tên, ngày sinh hay số hồ sơ của bệnh nhân. Đường dẫn và phiếu không cần những thứ đó.
handout-looks-personal = Đây giống tên, ngày sinh hoặc số hồ sơ của bệnh nhân. Tốt hơn nên bỏ ra: phiếu và đường dẫn có thể bị thất lạc.
handout-up-named = Đưa { $name } lên
handout-down-named = Đưa { $name } xuống
handout-remove-named = Bỏ { $name } khỏi phiếu
handout-next = Xong, bệnh nhân kế tiếp
handout-given = Bệnh nhân này xong chưa? Xin xóa phiếu trước khi làm cho người kế tiếp.
handout-begun = { $minutes ->
    [0] Quý vị vừa bắt đầu phiếu này.
   *[other] Quý vị bắt đầu phiếu này { $minutes } phút trước.
}
handout-cleared = Phiếu đã trống cho bệnh nhân kế tiếp.
handout-link = Đường dẫn
handout-link-hint = Tất cả nằm trong chính đường dẫn. Nó không được gửi cho chúng tôi. Thẻ này giữ nó đến khi quý vị bấm “Xong, bệnh nhân kế tiếp” hoặc đóng thẻ.
handout-copy = Sao chép đường dẫn
handout-share = Chia sẻ đường dẫn
handout-share-words = Chương trình cho quý vị, từ { $from }
handout-share-words-plain = Chương trình cho quý vị
handout-qr = Quét bằng máy ảnh điện thoại để mở đường dẫn
handout-too-long = Các dòng quá dài cho một đường dẫn. Xin viết ngắn lại.
handout-qr-no-address = Trang này chưa có địa chỉ mà người khác mở được, nên không in mã vuông. Địa chỉ được ghi trong signpost.toml (base_url).
handout-codes = Nếu nói qua điện thoại, xin đọc các mã này:
handout-print = In phiếu
handout-paper = Giấy
handout-paper-letter = Khổ Letter
handout-paper-a4 = Khổ A4
handout-preview = Đây là bản sẽ in
handout-preview-pages = Bản in sẽ như sau: { $count } trang
phrase-ask-for = Xin gặp { $name }.
phrase-sent-by = Xin nói { $name } giới thiệu quý vị.
phrase-bring-sheet = Xin mang theo phiếu này.
phrase-bring = Xin mang theo: { $document }.
phrase-call-first = Xin gọi trước.
phrase-expected-on = Họ chờ quý vị đến vào { $date }.
phrase-free = Quý vị được miễn phí.
phrase-say-language = Xin nói rằng quý vị cần { $language }.
phrase-ask-again = Chúng tôi sẽ hỏi quý vị vào { $date } mọi việc ra sao.
phrases-named = Lời dặn về { $name }
phrases-all = Cho tất cả:
phrases-expected = Họ chờ quý vị đến vào
handout-large = Chữ lớn
handout-wallet = Thẻ bỏ ví: cắt theo viền, gấp ở giữa
handout-bilingual = Hai ngôn ngữ: tiếng của họ và tiếng Anh
handout-discreet = Kín đáo
handout-discreet-hint = Chỉ có tên và cách liên lạc, không ghi để làm gì.
handout-codes-only = Dùng mã thay cho tên
handout-ask-again = Hỏi lại vào ngày
handout-ask-again-hint = Phiếu báo cho bệnh nhân, và trang phản hồi nhắc quý vị.
handout-copy-text = Sao chép thành chữ để dán vào cổng bệnh nhân
handout-again = Dùng lại các chương trình đó
template-used = Các chương trình đã ở trên phiếu.
template-save = Lưu thành mẫu
template-name = Tên của mẫu
template-save-button = Lưu
template-save-hint = Chương trình, lời dặn, ngôn ngữ và khổ giấy được lưu trên máy này. Những gì quý vị gõ cho bệnh nhân này thì không.
template-saved = Mẫu đã được lưu trên máy này.
template-removed = Đã bỏ { $name }.
template-remove-named = Bỏ mẫu { $name }
template-unchanged = Không có gì thay đổi từ khi lưu mẫu này.
template-changed = Đã thay đổi từ { $date }, khi mẫu này được lưu:
template-gone = không còn trong danh bạ
template-hours = giờ khác
template-phones = số điện thoại khác
template-ask-for = phải gặp người khác
template-not-checked = sáu tháng rồi không ai kiểm tra
template-replace = Thay bằng { $name }
template-replaced = Một chương trình khác đã thay vào. Hãy xem lại lời ghi.
templates-title = Mẫu
templates-published = Mẫu của { $community }
templates-keep = Giữ và chia sẻ các mẫu
templates-keep-hint = Một tập tin đưa các mẫu của quý vị sang máy khác. Trong đó không có bệnh nhân nào.
templates-export = Lưu tất cả thành tập tin
templates-import = Mở tập tin mẫu
templates-would = Tập tin này sẽ thay đổi như sau:
templates-new = mới
templates-same = giống mẫu của quý vị
templates-other-words = lời dặn, ngôn ngữ hoặc khổ giấy khác
templates-other = thêm { $added }, bỏ { $removed }
templates-take = Dùng các mẫu này
templates-leave = Không dùng
templates-taken = Đã đưa các mẫu vào.
templates-newer = Tập tin này làm bằng bản mới hơn của ứng dụng. Xin tải lại trang để cập nhật.
templates-damaged = Đây không phải tập tin mẫu, hoặc nó bị hỏng.
clinic-newer = Một bản mới hơn của ứng dụng giữ phần này. Xin tải lại trang để cập nhật.
clinic-too-many = Như vậy là quá nhiều, hoặc thiếu tên. Không có gì thay đổi.
clinic-not-kept = Chúng tôi không lưu được trên máy này.
card-title = Danh thiếp của chúng tôi
card-hint = Được lưu trên máy này và in trên mỗi phiếu. Ai cũng có thể đưa phiếu: phòng khám, trường học, ngân hàng thực phẩm.
card-name = Chúng tôi là ai
card-phone = Số điện thoại để gọi lại chúng tôi
card-address = Địa chỉ của chúng tôi
card-not-kept = Trình duyệt này không lưu được danh thiếp. Danh thiếp vẫn được in trên các tờ cho đến khi quý vị đóng trang này.
card-logo = Biểu trưng của chúng tôi
card-logo-hint = Một hình nhỏ. Hình chỉ ở trên máy này và được in trên các tờ của quý vị.
card-logo-remove = Bỏ biểu trưng
card-logo-failed = Không dùng được tệp này. Xin chọn hình khác hoặc hình nhỏ hơn.
tray-removed = Đã bỏ khỏi phiếu.
tray-received = Các chương trình của liên kết đã vào phiếu, thay cho của quý vị.

## Trên giấy

sheet-title = Chương trình cho quý vị
sheet-from = Từ { $from }
sheet-phone = Gọi
sheet-hours = Mở cửa
sheet-where = Ở đâu
sheet-cost = Giá tiền
sheet-who = Dành cho
sheet-bring = Mang theo
sheet-languages = Ngôn ngữ
sheet-code = Mã
sheet-line-from = Lời của { $from }:
sheet-crisis = Nếu quý vị cần giúp ngay bây giờ
sheet-notes = Ghi chú
sheet-scan = Quét để mở trên điện thoại
sheet-find = Hoặc vào { $address } và gõ mã.
sheet-dataset = { $community }, danh bạ { $date }, bản { $version }. In { $printed }.
sheet-running = { $community } · { $date } · bản { $version }
sheet-page-of = Trang { $page } / { $pages }
sheet-call-for-location = Gọi để hỏi địa điểm
sheet-call-first = Xin gọi trước
sheet-more-sites = Và { $count } nơi nữa. Xin gọi để hỏi.
sheet-gone-similar = Tương tự: { $programs }
sheet-also-at = Cũng ở: { $places }. Gọi để hỏi giờ ở đó.
sheet-gone = Chương trình này không còn trong danh bạ nữa.
sheet-scan-short = Mã vuông mở các chương trình mà không có lời ghi: lời ghi quá dài.
sheet-demo = Bản mẫu: chương trình và số điện thoại không có thật.
sheet-urgent-day = Khẩn cấp, đến hết { $date }: { $text }
sheet-urgent-time = Khẩn cấp, đến { $time }, { $date }: { $text }

## Trang của bệnh nhân

for-title = Chương trình cho quý vị
for-page = Cho quý vị
for-from = { $from } đã chọn những chương trình này cho quý vị.
for-from-somebody = Có người đã chọn những chương trình này cho quý vị.
for-language = Đường dẫn này làm bằng { $language }. Xem như vậy:
for-changed = Đã thay đổi vào { $date }, sau khi đường dẫn được làm
for-from-hint = Ai cũng có thể viết lời ghi vào đường dẫn. Tên và số điện thoại là từ danh bạ.
for-line = Họ viết:
for-keep-all = Lưu hết vào danh sách
for-kept = Đã có trong danh sách của quý vị trên máy này.
for-see-list = Xem danh sách của tôi
for-gone = Chương trình này không còn trong danh bạ nữa.
for-gone-similar = Chương trình tương tự:
for-damaged-end = Phần cuối của đường dẫn này đã bị mất. Các chương trình vẫn ở đây. Lời viết kèm thì thiếu: xin hỏi lại đường dẫn.
for-gone-search = Tìm thứ tương tự
for-damaged-title = Đường dẫn này bị hỏng
for-damaged = Một phần bị thiếu hoặc bị đổi. Xin hỏi lại, hoặc gõ mã chương trình vào ô tìm kiếm.
for-newer = Đường dẫn này làm bằng bản mới hơn của ứng dụng. Xin tải lại trang để cập nhật.
for-print = In
for-more = Xem thêm
for-made-on = Làm vào { $date }

## Kết quả ra sao

return-title = Kết quả ra sao
return-page = Kết quả ra sao
return-told = Bệnh nhân cho biết vào { $date }. Các chương trình chưa xác nhận.
return-form-lead = Xin hỏi kết quả của từng chương trình. Hôm nay là { $date }.
return-memory = Chỉ trang này có những điều này. Chúng sẽ mất khi quý vị đóng hoặc tải lại trang.
return-none = Không có gì đang mở ở đây. Những gì bệnh nhân cho quý vị xem không được giữ: xin mở lại đường dẫn hoặc quét lại mã của họ.
return-damaged = Một phần của đường dẫn này bị thiếu hoặc bị đổi. Xin bệnh nhân cho xem lại.
return-newer = Điều này làm bằng bản mới hơn của ứng dụng. Quý vị thấy phần mà bản này đọc được. Xin tải lại trang để cập nhật.
return-unknown = Chúng tôi không hiện được kết quả của các mã này: { $codes }.
return-since = Từ { $date }
return-failed = { $failed }: { $why }
return-find-other = Tìm nơi khác
return-find-other-named = Tìm nơi khác thay cho { $name }
return-choose-named = Kết quả với { $name } ra sao?
return-why = Vì sao?
return-day = Từ khi nào?
return-form = Dành cho người giúp đỡ: ghi lại kết quả
return-take = Dùng bản này
return-copy = Sao chép vào hồ sơ
return-fhir = Tải về dạng FHIR
return-count = Đếm
return-is-counted = Đã đếm
return-counted = Đã đếm. Ngoài ra không giữ gì khác.
return-count-hint = Khi đếm, số của mỗi chương trình trong tháng tăng thêm một, trên máy này. Không giữ tên hay danh sách nào.
return-close = Xong với bệnh nhân này
return-closed = Đã đóng. Không còn gì trên máy này.
return-record-source = Chương trình cộng đồng, bệnh nhân cho biết vào { $date }, các chương trình chưa xác nhận:
return-record-line = { $name } ({ $code }): { $state }
return-record-line-since = { $name } ({ $code }): { $state } (từ { $date })
return-record-ask-again = Hỏi lại vào { $date }.
return-record-task = Liên lạc với { $name }
counts-title = Kết quả của các chương trình
counts-page = Số đếm
counts-lead = Những gì bệnh nhân cho biết, đếm trên máy này. Xin mang theo khi nói chuyện với đối tác.
counts-empty = Chưa đếm gì. Xin mở những gì bệnh nhân cho quý vị xem, rồi bấm “Đếm”.
counts-see = Xem kết quả của các chương trình đến nay
counts-month = Tháng
counts-program = Chương trình
counts-code = Mã
counts-state = Kết quả ra sao
counts-count = Bao nhiêu
counts-small = Số dưới { $count } không hiện ra: nó có thể cho biết là ai.
counts-print = In bảng
counts-csv = Lưu thành bảng tính
show-title = Cho phòng khám của tôi xem
show-page = Cho phòng khám của tôi xem
show-lead = Cho phòng khám của quý vị biết kết quả ra sao. Quý vị chọn những gì họ thấy.
show-private = Họ thấy các chương trình quý vị đánh dấu, kết quả ra sao và ngày. Họ không thấy tên và ghi chú của quý vị. Chúng tôi không gửi gì: quý vị đưa mã cho họ xem, hoặc đưa đường dẫn.
show-empty = Danh sách của quý vị còn trống. Xin lưu một chương trình trước.
show-tell = Cho biết về
show-code = Mã cho phòng khám của quý vị
show-code-label = Xin để phòng khám quét mã này
show-nothing = Xin đánh dấu một chương trình để làm mã.
show-too-many = Quá nhiều cho một mã. Xin đánh dấu { $count } hoặc ít hơn.
show-share-words = Kết quả với các chương trình của tôi
show-print = In nửa trang

## Có bao nhiêu giúp đỡ

coverage-title = Mỗi nhu cầu có gì
coverage-page = Có bao nhiêu giúp đỡ
coverage-lead = Có bao nhiêu chương trình cho mỗi nhu cầu, theo từng nơi. Ô có số 0 là chỗ còn thiếu. Chương trình đã hết thì không đếm.
coverage-need = Nhu cầu
coverage-programs = Số chương trình
coverage-by = Xem theo
coverage-by-county = Quận
coverage-by-town = Thành phố
coverage-by-postal = Đầu mã bưu điện
coverage-show = Đếm gì
coverage-all = Tất cả
coverage-area = Nơi
coverage-everywhere = Tổng cộng
coverage-others =
    { $count ->
       *[other] { $count } nơi khác
    }
coverage-placeless = Không cho biết nơi
coverage-unnamed-county = Không ghi quận
coverage-unnamed-town = Không ghi thành phố
coverage-unnamed-postal = Không ghi mã bưu điện (ZIP)
coverage-accepting = Nhận người mới
coverage-free = Miễn phí
coverage-evenings = Mở cửa sau 6 giờ chiều
coverage-weekends = Mở cửa cuối tuần
coverage-stale = 6 tháng chưa kiểm tra
coverage-languages = Ngôn ngữ
coverage-see = { $need }, { $place }: { $count }
coverage-gaps = Không có chương trình nào cho: { $needs }
coverage-taught = Ai dạy gì
coverage-no-condition = Cho mọi người
coverage-partners = Ai làm việc với phòng khám
coverage-formal = Đối tác có thỏa thuận
coverage-informal = Đối tác khác
coverage-unsaid = Chưa nói mối quan hệ
coverage-organization = Tổ chức

## Ai kiểm tra

about-title = Ai kiểm tra danh bạ này
about-page = Ai kiểm tra trang này
about-lead = { $community } làm danh bạ này và ký mỗi bản bằng khóa của mình. Trình duyệt của quý vị kiểm tra chữ ký trước khi hiện bất cứ điều gì.
about-verdict = Trình duyệt của quý vị thấy gì
about-fresh = Mọi chữ ký đều tốt và đây là bản mới nhất.
about-stale = Mọi chữ ký đều tốt. Nhưng từ { $date }, trình duyệt không xác nhận được đây có phải bản mới nhất không.
about-refused = Các tập tin mới nhất bị từ chối. Bản tốt cuối cùng vẫn được dùng.
about-refused-rule = Điều không đạt: { $role }: { $rule }
about-checked-at = Lần kiểm tra đầy đủ cuối trên máy này: { $date }, { $time }
about-checked-never = Máy này chưa có lần kiểm tra đầy đủ nào.
about-release = Bản phát hành
about-released = Làm vào { $date }, bản { $version }
about-contact = Liên lạc
about-signers = Ai đã ký
about-signers-hint = Xin so các dấu vân tay này. Quý vị nhận dấu đúng từ chính họ khi gặp mặt, trên giấy hoặc trên trang web của họ.
about-version = Bản số
about-expires = Có giá trị đến
about-expired = { $date } (đã qua)
about-threshold = cần { $count } chữ ký
about-key = Khóa
about-key-signed = đã ký
about-key-not-signed = không ký bản này
about-fingerprint = Dấu vân tay
role-root = Gốc: cho biết khóa nào có giá trị
role-targets = Tập tin: cho biết tập tin nào thuộc về đây
role-editors = Người biên tập: các mục của danh bạ
role-snapshot = Bản chụp: giữ các tập tin của một bản thành một bộ
role-timestamp = Thời điểm: cho biết đây là bản mới nhất
role-partner = Đối tác { $name }: các mục của chính họ
about-outside = Cách kiểm tra từ bên ngoài
about-outside-text = Trên máy tính của quý vị, lấy công cụ Signpost và chạy lệnh này. Nó lấy trang về và kiểm tra từng tập tin và từng chữ ký:
about-limits = Những gì cách này không làm được
about-limit-1 = Chữ ký cho biết ai đăng một mục, không bảo đảm chương trình sẽ giúp quý vị.
about-limit-2 = Lần đầu vào, quý vị phải tin địa chỉ mình gõ hoặc được đưa cho.
about-limit-3 = Người dùng được máy này có thể xem danh sách của quý vị. Quý vị có thể xóa nó trong phần cài đặt.
about-limit-4 = Nơi chứa trang thấy được có người đã vào đây. Nó không thấy quý vị tìm, đọc hay lưu gì.
about-limit-5 = Ai sửa được các tập tin của trang này cũng sửa được ứng dụng kiểm tra chữ ký. Các bước ở trên phát hiện được điều đó. Người đã có ứng dụng thì an toàn trước bản dữ liệu xấu.
about-limit-6 = Khóa của người biên tập bị đánh cắp có thể ký điều sai cho đến khi khóa được thay. Khóa trên mạng bị đánh cắp có thể cho người vào lần đầu thấy bản cũ trong một thời gian.
about-log = Những gì bị từ chối hoặc bị lỗi
about-log-empty = Không có gì.
about-app = Ứng dụng này
about-app-build = Bản dựng { $build }
about-offline-kept = Trình duyệt này giữ ứng dụng: không có mạng cũng mở được.
about-offline-not-kept = Trình duyệt này không giữ ứng dụng (HTTP thường, cửa sổ riêng tư hoặc do cài đặt). Chỉ mở được khi quý vị có mạng.
about-app-hash = Trang đầu ghi mã băm của mọi tập tin khác của ứng dụng. Người biên tập đã ký trang đó với SHA-256 này:
about-app-hash-check = Để so sánh, xin chạy lệnh này trên máy tính của quý vị:
about-check-now = Kiểm tra lại ngay
about-checking = Đang kiểm tra …
about-checked-now = Đã kiểm tra: đây là bản mới nhất.
about-check-failed = Không vào được trang nên không tìm thấy bản mới hơn. Quý vị đang xem bản tốt cuối cùng.
about-check-refused = Đã kiểm tra: có bản mới đến, và nó bị từ chối.
trust-line-fresh = Chữ ký đã kiểm tra { $when }. Người ký: { $who }.
trust-line-stale = Người ký: { $who }, xác nhận lần cuối vào { $date }
trust-line-refused = Bản cập nhật mới nhất bị từ chối
trust-line-waiting = Đang kiểm tra chữ ký …
trust-line-unreached = Trang này không trả lời

## Cài đặt

settings-title = Cài đặt
settings-page = Cài đặt
settings-theme = Sáng hay tối
settings-theme-auto = Như máy của tôi
settings-theme-light = Sáng
settings-theme-dark = Tối
settings-size = Cỡ chữ
settings-size-normal = Thường
settings-size-large = Lớn
settings-size-largest = Lớn nhất
settings-distance = Cho biết đường xa bằng
settings-distance-auto = Theo thói quen ở đây
settings-distance-miles = Dặm
settings-distance-km = Kilômét
settings-ask-again = Hỏi lại tôi cần gì
settings-ask-again-when = Khi nào hỏi
settings-ask-again-never = Đừng hỏi
settings-ask-again-months = Sau { $count } tháng
settings-ask-again-hint = Câu hỏi sẽ chờ ở trang đầu. Chỉ máy này biết khi nào.
help-others = Tôi giúp người khác tìm chương trình
help-others-hint = Hiện nút “Thêm vào phiếu” ở các chương trình, và những gì phòng khám cần biết.
settings-privacy = Nếu người khác cầm điện thoại này
settings-discreet = Trong trình duyệt, gọi trang này là “Ghi chú”, không có hình
settings-keep-nothing = Không giữ gì của tôi trên máy này
settings-keep-nothing-hint = Khi đó danh sách, ghi chú và cài đặt của quý vị chỉ còn đến khi quý vị đóng trang này. Chỉ lựa chọn này và danh bạ ở lại.
settings-erase-after = Xóa hết nếu tôi không trở lại trong
settings-erase-never = Không bao giờ
settings-erase-days = { $count } ngày
settings-erase = Xóa hết
settings-erase-lead = Việc này xóa khỏi máy này:
settings-erase-programs = { $count } chương trình đã lưu
settings-erase-notes = ghi chú của { $count } chương trình
settings-erase-handout = phiếu có { $count } chương trình
settings-erase-helpers = các mẫu, số liệu và thẻ của phòng khám
settings-erase-settings = các cài đặt này, và chỗ quý vị đang xem trong ứng dụng
settings-erase-text = Đã xóa thì không lấy lại được.
settings-erase-button = Xóa hết
settings-erased = Đã xóa hết khỏi máy này.
settings-erase-failed = Không xóa hết được. Xin đóng các thẻ khác của trang này và thử lại, hoặc xóa dữ liệu của trang này trong trình duyệt.
settings-kept = Những gì giữ trên máy này: danh sách của quý vị, các cài đặt này và một bản của mọi chương trình.

## Tải và lỗi

phase-opening = Đang mở danh bạ …
phase-waiting = Một thẻ khác của trang này đang bận. Xin chờ một chút, hoặc đóng nó …
texts-on-their-way = Các đoạn dài hơn đang được tải về.
texts-missing = Các đoạn dài hơn chưa tải về được.
phase-downloading = Đang tải danh bạ … { $percent } %
phase-verifying = Đang kiểm tra chữ ký …
phase-indexing = Đang chuẩn bị tìm kiếm … { $percent } %
failed-title = Việc đó không thành
failed-no-directory = Danh bạ chưa có ở đây. Xin kiểm tra mạng rồi thử lại.
failed-retry = Thử lại
failed-internal = Có lỗi xảy ra. Xin tải lại trang. Danh sách của quý vị vẫn an toàn.
not-found-title = Không có trang này
not-found-page = Không tìm thấy
not-found-host = Đường dẫn có thể bị gõ sai hoặc bị cắt. Xin hỏi lại, hoặc mở địa chỉ của trang và gõ điều quý vị cần.
not-found = Địa chỉ có thể bị gõ sai. Hoặc nó lấy từ thanh địa chỉ, nơi thiếu một phần. Đường dẫn làm bằng nút “Chia sẻ” hoặc “Sao chép đường dẫn” thì dùng được. Quý vị cũng có thể gõ mã chương trình hoặc điều mình cần:

## Trước khi ứng dụng chạy

boot-wait = Đang mở danh bạ …
boot-no-script = Muốn tìm ở đây, xin bật JavaScript trong phần cài đặt của trình duyệt. Quý vị vẫn gọi được các số trên trang này.
boot-old = Vẫn đang mở. Mạng chậm có thể mất một lúc. Nếu không có gì hiện ra, trình duyệt này có thể quá cũ để tìm ở đây: xin thử điện thoại khác. Quý vị vẫn gọi được các số trên trang này.
boot-failed = Trang không mở được. Xin kiểm tra mạng và tải lại trang này. Quý vị vẫn gọi được các số trên trang này.
boot-blocked = Máy chủ của trang này không cho trang chạy. Xin báo cho người quản lý trang. Quý vị vẫn có thể gọi các số trên trang này.
boot-framed = Mở trong cửa sổ riêng

## Trang đơn giản và danh bạ lân cận

browse-link = Đọc không cần ứng dụng
browse-about = Mỗi nhu cầu và mỗi chương trình cũng có một trang đơn giản. Trang mở được trong mọi trình duyệt, không cần ứng dụng.
browse-needs = Chọn điều quý vị cần
browse-all = Mọi nhu cầu
browse-other = Chương trình khác
browse-open-app = Mở trang này trong ứng dụng
browse-open-app-hint = Ở đó quý vị có thể tìm, lưu chương trình và xem nơi nào đang mở cửa.
browse-dated = Từ { $community }, tính đến { $date }. Mọi việc có thể thay đổi: xin gọi trước.
browse-checked-by = Đã kiểm tra ngày { $date }. Người kiểm tra: { $who }.
browse-exit-hint = “Rời trang này” sẽ mở một trang thời tiết. Bấm “Quay lại” sẽ trở về đây.
browse-seen = Máy chủ của trang có thể thấy quý vị mở trang nào trong các trang này. Máy chủ không thấy quý vị làm gì trong ứng dụng.
neighbors-title = Danh bạ khác ở gần
neighbors-hint = Người khác làm và kiểm tra các danh bạ này. Mỗi danh bạ mở trong thẻ mới.
neighbors-look = Xem thêm ở { $name }
link-card-more = Điện thoại, giờ mở cửa, cần mang gì
link-card-from = Từ { $community }
