//! The frame around every page: header, banners, footer, toasts, keys.

mod banners;
mod footer;
mod header;
mod shortcuts;
mod toasts;
mod updated;

pub use banners::Banners;
pub use footer::Footer;
pub use header::{Header, SkipLink};
pub use shortcuts::Shortcuts;
pub use toasts::{Announcement, Toasts};
