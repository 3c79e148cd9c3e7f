//! A small community, for targets that need a good site to spoil.

use signpost_trust::{Anchor, Floor, metadata::TargetFile, sign::{Lifetimes, Repository, RoleSetup, Setup, SigningKey}};
use std::collections::BTreeMap;

pub const NOW: i64 = 1_767_225_600;
pub const PACK: &[u8] = b"a pack";

pub fn site() -> (Anchor, BTreeMap<String, Vec<u8>>) {
    let key = SigningKey::from_seed(&[7; 32], None);
    let one = || RoleSetup::new([key.key()], 1);
    let setup = Setup {
        root: one(),
        targets: one(),
        editors: one(),
        online: one(),
        grace_days: 60,
    };
    let lifetimes = Lifetimes::default();
    let mut root = setup.root(NOW, &lifetimes);
    let mut targets = setup.targets(NOW, &lifetimes);
    root.sign(&key);
    targets.sign(&key);
    let anchor = Anchor { root: root.to_bytes(), floor: Floor::default() };
    let mut repository = Repository::new(root, targets).expect("good");
    let files = [("data/directory.pack".to_owned(), TargetFile::of(PACK, None))];
    let mut editors = repository.next_delegated("editors", files, NOW, &lifetimes).expect("good");
    editors.sign(&key);
    repository.accept_delegated("editors", editors).expect("good");
    repository.sign_snapshot_and_timestamp(&[&key], NOW, &lifetimes).expect("good");
    (anchor, repository.files().into_iter().collect())
}
