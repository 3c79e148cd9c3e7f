//! The frame around every page: header, banners, footer, toasts.

mod banners;
mod footer;
mod header;
mod toasts;

pub use banners::Banners;
pub use footer::Footer;
pub use header::{Header, SkipLink};
pub use toasts::{Announcement, Toasts};
