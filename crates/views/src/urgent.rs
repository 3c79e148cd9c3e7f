//! An urgent notice on paper and in a message: one line, which says how long it holds, since both are read later.

use signpost_directory::UrgentNotice;
use signpost_locale::{Messages, isolated};

/// "Urgent, until July 3, 2026, 6 am: The shelter is closed." `None`: it has no words, or no end.
pub fn urgent_line(messages: &Messages, notice: &UrgentNotice) -> Option<String> {
    let date = messages.date(notice.until?);
    let text = messages.localized(&notice.text);
    let text = isolated(text);
    if text.is_empty() {
        return None;
    }
    let arguments = [("date", (&date).into()), ("text", text.as_ref().into())];
    Some(match notice.until_minutes {
        // The end of the day.
        1440.. => messages.fill("sheet-urgent-day", &arguments),
        minutes => {
            let [date, text] = arguments;
            messages.fill("sheet-urgent-time", &[date, text, ("time", (&messages.time(minutes)).into())])
        }
    })
}
