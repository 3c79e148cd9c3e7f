//! Dates, times, lists and openings, as a person would write them in each language of the app.

use signpost_directory::Date;
use signpost_hours::{
    Span,
    openings::{Opening, Pattern},
};
use signpost_locale::{DistanceUnit, Messages};

fn messages(lang: &str) -> Messages {
    let text = match lang {
        "en" => include_str!("../../../data/locales/en.ftl"),
        "es" => include_str!("../../../data/locales/es.ftl"),
        "ar" => include_str!("../../../data/locales/ar.ftl"),
        "zh-Hans" => include_str!("../../../data/locales/zh-Hans.ftl"),
        "vi" => include_str!("../../../data/locales/vi.ftl"),
        "ht" => include_str!("../../../data/locales/ht.ftl"),
        other => panic!("no language file for {other}"),
    };
    Messages::new(lang, text)
}

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// Isolates around what is filled in are there in Arabic; here they would only hide the words.
fn plain(text: &str) -> String {
    text.replace(['\u{2067}', '\u{2068}', '\u{2069}', '\u{a0}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `expected`: by language.
#[track_caller]
fn check(format: impl Fn(&Messages) -> String, expected: [(&str, &str); 6]) {
    let got = expected.map(|(lang, _)| (lang, plain(&format(&messages(lang)))));
    assert_eq!(got, expected.map(|(lang, text)| (lang, plain(text))));
}

#[test]
fn a_date_is_written_in_the_order_of_the_language() {
    check(
        |words| words.date(date(2026, 3, 2)),
        [
            ("en", "March 2, 2026"),
            ("es", "2 de marzo de 2026"),
            ("zh-Hans", "2026年3月2日"),
            ("vi", "ngày 2 tháng 3 năm 2026"),
            ("ht", "2 mas 2026"),
            ("ar", "2 مارس 2026"),
        ],
    );
    check(
        |words| words.coming_day(date(2026, 3, 9), date(2026, 3, 2)),
        [
            ("en", "Monday, March 9"),
            ("es", "lunes 9 de marzo"),
            ("zh-Hans", "3月9日星期一"),
            ("vi", "thứ Hai, ngày 9 tháng 3"),
            ("ht", "lendi 9 mas"),
            ("ar", "الاثنين ، 9 مارس"),
        ],
    );
}

#[test]
fn days_that_have_passed_are_counted() {
    check(
        |words| words.past_day(date(2026, 2, 25), date(2026, 3, 2)),
        [
            ("en", "5 days ago"),
            ("es", "hace 5 días"),
            ("zh-Hans", "5天前"),
            ("vi", "5 ngày trước"),
            ("ht", "sa gen 5 jou"),
            ("ar", "قبل 5 أيام"),
        ],
    );
    check(
        |words| words.past_day(date(2025, 4, 1), date(2026, 3, 2)),
        [
            ("en", "11 months ago"),
            ("es", "hace 11 meses"),
            ("zh-Hans", "11个月前"),
            ("vi", "11 tháng trước"),
            ("ht", "sa gen 11 mwa"),
            ("ar", "قبل 11 شهرًا"),
        ],
    );
}

#[test]
fn a_time_names_the_part_of_the_day() {
    let day = |words: &Messages| [5, 570, 720, 750, 780, 1050, 1140].map(|minutes| words.time(minutes)).join(" | ");
    check(
        day,
        [
            ("en", "12:05 am | 9:30 am | noon | 12:30 pm | 1 pm | 5:30 pm | 7 pm"),
            ("es", "12:05 a. m. | 9:30 a. m. | mediodía | 12:30 p. m. | 1 p. m. | 5:30 p. m. | 7 p. m."),
            ("zh-Hans", "凌晨12:05 | 上午9:30 | 中午12点 | 中午12:30 | 下午1点 | 下午5:30 | 晚上7点"),
            ("vi", "12:05 khuya | 9:30 sáng | 12 giờ trưa | 12:30 trưa | 1 giờ chiều | 5:30 chiều | 7 giờ tối"),
            (
                "ht",
                "12:05 nan maten | 9:30 nan maten | midi | 12:30 nan apremidi | 1è nan apremidi | 5:30 nan apremidi | \
                 7è diswa",
            ),
            ("ar", "12:05 صباحًا | 9:30 صباحًا | 12:00 ظهرًا | 12:30 ظهرًا | 1 بعد الظهر | 5:30 بعد الظهر | 7 مساءً"),
        ],
    );
    check(
        |words| words.time_range(540, 1020),
        [
            ("en", "9 am to 5 pm"),
            ("es", "9 a. m. a 5 p. m."),
            ("zh-Hans", "上午9点到下午5点"),
            ("vi", "9 giờ sáng đến 5 giờ chiều"),
            ("ht", "9è nan maten rive 5è nan apremidi"),
            ("ar", "من 9 صباحًا إلى 5 بعد الظهر"),
        ],
    );
}

#[test]
fn openings_are_sentences() {
    let opening = |pattern: Pattern| Opening {
        pattern,
        spans: vec![Span::Hours { opens: 600, closes: 720 }],
        from: None,
        until: None,
        next: None,
    };
    let line = |pattern: Pattern| {
        let opening = opening(pattern);
        move |words: &Messages| words.openings(std::slice::from_ref(&opening), date(2026, 11, 29)).join("; ")
    };
    check(
        line(Pattern::MonthlyByWeekday { nths: vec![1, 3], weekdays: vec![5] }),
        [
            ("en", "First and third Saturday of the month, 10 am to noon"),
            ("es", "Primer y tercer sábado del mes, 10 a. m. a mediodía"),
            ("zh-Hans", "每月第一个和第三个星期六，上午10点到中午12点"),
            ("vi", "Thứ Bảy đầu tiên và lần thứ 3 trong tháng, 10 giờ sáng đến 12 giờ trưa"),
            ("ht", "Premye ak twazyèm samdi nan mwa a, 10è nan maten rive midi"),
            ("ar", "السبت الأول و الثالث من كل شهر ، من 10 صباحًا إلى 12:00 ظهرًا"),
        ],
    );
    check(
        line(Pattern::EveryWeeks { interval: 2, weekdays: vec![1] }),
        [
            ("en", "Every other week on Tuesday, 10 am to noon"),
            ("es", "Una semana sí y otra no: martes, 10 a. m. a mediodía"),
            ("zh-Hans", "每隔一周的星期二，上午10点到中午12点"),
            ("vi", "Cách tuần một lần vào thứ Ba, 10 giờ sáng đến 12 giờ trưa"),
            ("ht", "Yon semèn wi, yon semèn non: madi, 10è nan maten rive midi"),
            ("ar", "كل أسبوعين: الثلاثاء ، من 10 صباحًا إلى 12:00 ظهرًا"),
        ],
    );
    check(
        line(Pattern::MonthlyByDay { days: vec![1, 15, -1] }),
        [
            ("en", "Days 1 and 15 of each month, Last day of each month, 10 am to noon"),
            ("es", "Los días 1 y 15 de cada mes, Último día de cada mes, 10 a. m. a mediodía"),
            ("zh-Hans", "每月1和15日、每月最后一天，上午10点到中午12点"),
            ("vi", "Ngày 1 và 15 mỗi tháng, Ngày cuối mỗi tháng, 10 giờ sáng đến 12 giờ trưa"),
            ("ht", "Jou 1 ak 15 nan chak mwa, Dènye jou nan chak mwa, 10è nan maten rive midi"),
            ("ar", "يوما 1 و 15 من كل شهر، آخر يوم من كل شهر ، من 10 صباحًا إلى 12:00 ظهرًا"),
        ],
    );
    check(
        line(Pattern::Weekly { weekdays: vec![0, 1, 2, 4] }),
        [
            ("en", "Monday to Wednesday and Friday, 10 am to noon"),
            ("es", "Lunes a miércoles y viernes, 10 a. m. a mediodía"),
            ("zh-Hans", "星期一到星期三和星期五，上午10点到中午12点"),
            ("vi", "Thứ Hai đến thứ Tư và thứ Sáu, 10 giờ sáng đến 12 giờ trưa"),
            ("ht", "Lendi rive mèkredi ak vandredi, 10è nan maten rive midi"),
            ("ar", "من الاثنين إلى الأربعاء و الجمعة ، من 10 صباحًا إلى 12:00 ظهرًا"),
        ],
    );
}

/// Without a letter of its own outside of its isolated pieces, a part would run from left to right (UAX #9, rule P2).
#[test]
fn what_is_put_together_in_arabic_runs_from_right_to_left_inside_a_sentence() {
    let words = messages("ar");
    let day = words.date(date(2026, 3, 2));
    let sentence = words.fill("list-saved-on", &[("date", (&day).into())]);
    assert!(sentence.contains(&format!("\u{2067}{day}\u{2069}")), "{sentence:?}");
    let named = words.fill("program-by", &[("organization", "Food Bank".into())]);
    assert!(!named.contains('\u{2067}'), "{named:?}");
}

#[test]
fn lists_numbers_and_distances_use_the_marks_of_the_language() {
    let items = ["1", "2", "3"].map(str::to_owned);
    check(
        |words| {
            format!("{} | {} | {}", words.list(&items), words.number(12345), words.distance(1.9, DistanceUnit::Miles))
        },
        [
            ("en", "1, 2 and 3 | 12,345 | 1.2 miles"),
            ("es", "1, 2 y 3 | 12,345 | 1.2 millas"),
            ("zh-Hans", "1、2和3 | 12,345 | 1.2英里"),
            ("vi", "1, 2 và 3 | 12.345 | 1,2 dặm"),
            ("ht", "1, 2 ak 3 | 12\u{202f}345 | 1,2 mil"),
            ("ar", "1، 2 و 3 | 12,345 | 1.2 ميل"),
        ],
    );
}
