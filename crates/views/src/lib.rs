#![doc = include_str!("../README.md")]
#![expect(unreachable_pub, reason = "`#[component]` makes a public struct of the values that it takes")]

mod banner;
#[cfg(not(target_arch = "wasm32"))]
pub mod browse;
mod contact_links;
mod crisis_lines;
mod fact;
mod facts_in_words;
mod hours;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod icon;
mod labelled;
mod neighbors;
mod notice;
mod part;
mod phone;
mod prose;
mod room_in_words;
mod running;
mod sentence;
mod sheet;
#[cfg(test)]
mod tests;
mod urgent;
mod wallet;
mod web_address;

pub use banner::Banner;
pub use contact_links::contact_links;
pub use crisis_lines::CrisisLines;
pub use fact::Fact;
pub use facts_in_words::{ages, capacity_lines, prices};
pub use hours::{hours_in_words, hours_lines};
#[cfg(not(target_arch = "wasm32"))]
pub use html::to_html;
pub use icon::{changing_icon, icon};
pub use labelled::LabelledWords;
pub use neighbors::Neighbors;
pub use notice::{Notice, Tone};
pub use part::Part;
pub use phone::{call_button, first_phone, phone_parts};
pub use prose::{Prose, not_translated};
pub use room_in_words::room_in_words;
pub use running::Running;
pub use sentence::{item_words, sentence_words};
pub use sheet::{PrintedFrom, QrDrawing, SheetArticle};
pub use signpost_handoff::look::Paper;
pub use signpost_icons::Icon;
pub use urgent::urgent_line;
pub use wallet::WalletCards;
pub use web_address::web_address;
