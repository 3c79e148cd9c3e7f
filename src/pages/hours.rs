//! [`signpost_views::hours_lines`] at the present moment.

use crate::{context::Locale, local_time::LocalTime};
use leptos::prelude::*;
use signpost_hours::Schedule;

/// Not a component, since its schedules are borrowed from a record.
pub fn hours_lines(locale: Locale, time: &LocalTime, schedules: &[&Schedule]) -> AnyView {
    signpost_views::hours_lines(&locale.messages(), &time.zone, time.now, schedules)
}
