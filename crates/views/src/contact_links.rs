//! The ways to reach the community's own office.

use crate::web_address;
use signpost_directory::{Community, Phone};

/// Address and text of each link: phone, mail, website.
pub fn contact_links(community: &Community) -> Vec<(String, String)> {
    let phone = community.phone.as_deref().and_then(|phone| Some((Phone::of(phone).tel()?, phone.to_owned())));
    let email = community.email.as_deref().map(|email| (format!("mailto:{email}"), email.to_owned()));
    let website = community.website.as_deref().and_then(web_address).map(|site| (site.clone(), site));
    [phone, email, website].into_iter().flatten().collect()
}
