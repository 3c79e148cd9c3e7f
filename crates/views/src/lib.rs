#![doc = include_str!("../README.md")]
#![expect(unreachable_pub, reason = "`#[component]` makes a public struct of the values that it takes")]

mod banner;
mod crisis_lines;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod icon;
mod running;
mod sentence;
mod sheet;
#[cfg(test)]
mod tests;
mod urgent;
mod wallet;

pub use banner::Banner;
pub use crisis_lines::CrisisLines;
#[cfg(not(target_arch = "wasm32"))]
pub use html::to_html;
pub use icon::{changing_icon, icon};
pub use running::Running;
pub use sentence::{item_words, sentence_words};
pub use sheet::{Paper, PrintedFrom, QrDrawing, SheetArticle};
pub use signpost_icons::Icon;
pub use urgent::urgent_line;
pub use wallet::WalletCards;
