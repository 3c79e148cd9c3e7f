//! What to do about a refusal: an error that stops a command ends with the next thing that a person does.

use super::{expiry, package::ImportError};
use signpost_trust::{Reason, Refusal};
use std::{
    io::{self, ErrorKind},
    path::Path,
};

/// The next step after an error, where it does not say one itself.
pub fn of(error: &anyhow::Error) -> Option<String> {
    error.chain().find_map(|cause| {
        let of_import = || match cause.downcast_ref::<ImportError>()? {
            ImportError::Io { error, .. } => of_disk(error),
            _ => None,
        };
        let refusal = cause.downcast_ref::<Refusal>().map(of_refusal);
        refusal.or_else(of_import).or_else(|| of_disk(cause.downcast_ref::<io::Error>()?))
    })
}

/// What to do where the disk gives or takes a file not.
fn of_disk(error: &io::Error) -> Option<String> {
    let step = match error.kind() {
        ErrorKind::NotFound => {
            "look whether the name is right and this is the right folder; name the file or folder in full"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "give this user the right to it, or name another folder"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the disk, and repeat the command",
        ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            "a file is where a folder is expected, or the other way round: look at the name, or name another"
        }
        _ => return None,
    };
    Some(step.to_owned())
}

/// The next step when a site is refused. Every reason has one: the compiler asks for it.
pub fn of_refusal(refusal: &Refusal) -> String {
    const COPY: &str = "copy the published folder to the host once more, whole, and look again (signpost verify URL)";
    match &refusal.reason {
        Reason::Malformed(_) | Reason::WrongType { .. } | Reason::HashMismatch | Reason::LengthMismatch { .. } => format!(
            "the host does not serve what was published: {COPY}. If the folder itself is damaged, publish again (signpost publish)"
        ),
        Reason::TooLong { .. } => format!("the host serves something else in its place, such as a page of its own: {COPY}"),
        Reason::SameVersionOtherContent => {
            "two releases have one number, since two machines published at once, or somebody has a key: signpost doctor --keys KEYS --site SITE, then publish the next with --previous URL"
                .to_owned()
        }
        Reason::Rollback { .. }
        | Reason::BelowFloor { .. }
        | Reason::BadVersion { .. }
        | Reason::RemovedFromSnapshot { .. } => format!(
            "the host has files of an older release: {COPY}. If the newest folder is lost, publish on top of what readers have: signpost publish --previous URL"
        ),
        Reason::UnsignedMetadata { .. } | Reason::NotDelegated => {
            "it is signed with other keys than the community's: publish with the community's own (signpost publish --keys KEYS); signpost doctor says which of them are there"
                .to_owned()
        }
        Reason::NotInSnapshot | Reason::TargetNotFound | Reason::BadPath => {
            "the release is not whole: publish again (signpost publish), and copy the folder to the host".to_owned()
        }
        Reason::ExpiredMetadata { .. } => {
            let [site, keys] = ["SITE", "KEYS"].map(Path::new);
            format!("sign it for another term: {}", expiry::repair(&refusal.role, site, keys))
        }
        Reason::TooMany { .. } => {
            "readers take no more than that: remove what is not needed any more, and publish again (signpost publish)".to_owned()
        }
        Reason::RecordOutsideNamespace { .. } => {
            "take the record out of the data; whose it is signs it (signpost partner sign)".to_owned()
        }
        Reason::Unreadable(_) | Reason::UnsupportedSpecVersion { .. } => {
            "get the newest signpost, which may read it; else publish again with the one that you have (signpost publish)".to_owned()
        }
        Reason::HttpStatus { status: 404 | 410 } => format!("the file is not on the host: {COPY}"),
        Reason::HttpStatus { .. } => {
            "ask the host why it does not serve the file, and look again (signpost verify URL)".to_owned()
        }
        Reason::Unreachable { .. } => {
            "look whether the address is right and this machine is connected, and try again (signpost verify URL)".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_is_found_wherever_the_refusal_is_in_the_chain() {
        let refusal = Refusal::new("timestamp", Some(3), Reason::ExpiredMetadata { expires: 0, now: 1 });
        let error = anyhow::Error::from(refusal).context("the last release").context("site is refused");
        assert_eq!(of(&error).unwrap(), "sign it for another term: signpost renew SITE --keys KEYS");
        assert_eq!(of(&anyhow::anyhow!("something else")), None);
        let missing = anyhow::Error::from(io::Error::from(ErrorKind::NotFound)).context("data cannot be read");
        assert!(of(&missing).unwrap().contains("whether the name is right"));
    }
}
