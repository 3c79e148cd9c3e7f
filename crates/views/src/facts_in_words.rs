//! What a program's fields say, as lines of words.

use signpost_directory::{Date, Program};
use signpost_locale::Messages;

/// `Ages 18 and up`; `None` where every age is served.
pub fn ages(messages: &Messages, program: &Program) -> Option<String> {
    let minimum = program.minimum_age.filter(|age| *age > 0).map(|age| age.to_string());
    let maximum = program.maximum_age.map(|age| age.to_string());
    match (&minimum, &maximum) {
        (Some(from), Some(to)) => Some(messages.fill("program-age-range", &[("from", from.into()), ("to", to.into())])),
        (Some(from), None) => Some(messages.fill("program-age-from", &[("from", from.into())])),
        (None, Some(to)) => Some(messages.fill("program-age-to", &[("to", to.into())])),
        (None, None) => None,
    }
}

/// Its prices, a line for each: `$5 · for members`.
pub fn prices(messages: &Messages, program: &Program) -> Vec<String> {
    let price = |amount: f64, currency: Option<&str>| {
        let amount = if amount.fract() == 0.0 { format!("{amount:.0}") } else { format!("{amount:.2}") };
        match currency.unwrap_or_default() {
            "" | "USD" => format!("${amount}"),
            other => messages.fill("program-cost-amount", &[("amount", (&amount).into()), ("currency", other.into())]),
        }
    };
    let line = |cost: &signpost_directory::Cost| {
        let amount = cost.amount.map(|amount| price(amount, cost.currency.as_deref()));
        let parts = [amount, cost.option.clone(), cost.description.clone()];
        parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
    };
    program.costs.iter().map(line).collect()
}

/// Whether it has room for new people, a line for each unit, with its day.
pub fn capacity_lines(messages: &Messages, program: &Program, today: Date) -> Vec<String> {
    let line = |capacity: &signpost_directory::Capacity| {
        let unit = &capacity.unit;
        let room = capacity.available.map(|count| match count {
            0 => messages.fill("program-capacity-full", &[("unit", unit.into())]),
            _ => messages.fill("program-capacity-room", &[("count", count.into()), ("unit", unit.into())]),
        });
        let as_of = capacity
            .updated_on
            .map(|date| messages.fill("program-capacity-updated", &[("date", (&messages.date(date)).into())]));
        [room, capacity.description.clone(), as_of].into_iter().flatten().collect::<Vec<String>>().join(" · ")
    };
    // A status alone stands among the facts, with its day.
    let says_more =
        |capacity: &&signpost_directory::Capacity| capacity.available.is_some() || capacity.description.is_some();
    program.latest_capacity(today).filter(says_more).map(line).collect()
}
