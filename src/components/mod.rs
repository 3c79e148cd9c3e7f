//! The pieces that pages are made of. Each takes values and callbacks; the pages wire them. From context they take only
//! the [`Locale`](crate::context::Locale) (and [`Link`] the navigation, as a router's `<A>` does).
//! Those that the tool draws, too, are in the crate `signpost-views`.

mod after_paint;
mod button;
mod card;
mod checkbox;
mod external_link;
mod facts;
mod failure;
mod filters;
mod fold;
mod keep_buttons;
mod labelled;
mod link;
mod outcome_choice;
mod page_title;
mod phone;
mod quote;
mod room;
mod rows;
mod select;
mod shared_address;
mod text;

pub use after_paint::{AfterPaint, after_paint};
pub use button::{Button, IconButton};
pub use card::Card;
pub use checkbox::Checkbox;
pub use external_link::ExternalLink;
pub use facts::{CheckedFact, ClosedForAWhile, LiveOpenFact, LiveSiteFact, OLD_CHECK_DAYS, OpenFact};
pub use failure::FailureNotice;
pub use filters::{ActiveFilter, ActiveFilters, Condition, FilterPanel, PlaceFilter};
pub use fold::Fold;
pub use keep_buttons::KeepButtons;
pub use labelled::Labelled;
pub use link::Link;
pub use outcome_choice::OutcomeChoice;
pub use page_title::{PageTitle, Waiting};
pub use phone::{CardCall, FirstPhone, PhoneLine};
pub use quote::Quote;
pub use room::RoomFact;
pub use rows::Rows;
pub use select::{Choice, Select};
pub use shared_address::SharedAddress;
pub use signpost_views::{
    Banner, CrisisLines, Fact, Icon, LabelledWords, Neighbors, Notice, Paper, Part, PrintedFrom, QrDrawing, Running,
    SheetArticle, Tone, WalletCards, ages, capacity_lines, changing_icon, contact_links, icon, item_words, prices,
    room_in_words, sentence_words, urgent_line, web_address,
};
pub use text::{MarkedText, Paragraphs, not_translated};
