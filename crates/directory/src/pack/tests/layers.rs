//! Three layers instead of one pack: any of the later ones may be missing, none may be of another release.

use super::{super::*, directories};
use crate::Synonym;
use proptest::prelude::*;

fn without_search(mut directory: Directory) -> Directory {
    (directory.places, directory.vocabulary) = (Vec::new(), Vec::new());
    (directory.signs, directory.danger_rules) = (Vec::new(), Vec::new());
    directory
}

fn without_texts(mut directory: Directory) -> Directory {
    directory.former.clear();
    directory.organizations.iter_mut().for_each(|organization| organization.description = None);
    directory.locations.iter_mut().for_each(|location| location.description = None);
    for program in &mut directory.programs {
        (program.description, program.application) = (None, None);
        for translation in &mut program.translations {
            (translation.description, translation.application) = (None, None);
        }
    }
    directory
}

/// Three layers of a directory with one program of this name.
fn layers_of(name: &str) -> [Vec<u8>; 3] {
    let program = Program { name: name.to_owned(), description: Some("Long.".into()), ..Program::default() };
    let vocabulary =
        vec![Synonym { words: vec!["groceries".into()], means: vec!["food".into()], ..Synonym::default() }];
    encode_layers(&Directory { programs: vec![program], vocabulary, ..Directory::default() })
}

const REFUSED: Result<Directory, PackError> = Err(PackError::Damaged { field: "layer" });

#[test]
fn a_later_layer_of_another_release_is_refused() {
    let [first, search, texts] = layers_of("Food pantry");
    let [other, other_search, other_texts] = layers_of("Food bank");
    assert!(decode_layers(&first, &[&search, &texts]).is_ok());
    for (first, later) in [
        (&first, &[&other_search[..]][..]),
        (&first, &[&other_texts]),
        (&first, &[&search, &other_texts]),
        (&first, &[&other_search, &texts]),
        (&first, &[&texts, &other_search]),
        (&other, &[&search]),
        (&other, &[&texts]),
        (&other, &[&search, &texts]),
        // Not a later layer at all.
        (&first, &[&first]),
        (&search, &[&texts]),
    ] {
        assert_eq!(decode_layers(first, later), REFUSED, "{later:?}");
    }
}

#[test]
fn a_layer_that_is_given_twice_is_refused_even_an_empty_one() {
    for [first, search, texts] in [layers_of("Food pantry"), encode_layers(&Directory::default())] {
        assert!(decode_layers(&first, &[&search, &texts]).is_ok());
        assert_eq!(decode_layers(&first, &[&search, &search]), REFUSED);
        assert_eq!(decode_layers(&first, &[&texts, &search, &texts]), REFUSED);
    }
}

/// `body` with the mark of a later layer of `of`.
fn marked(body: &[u8], of: &[u8], layer: u8) -> Vec<u8> {
    let mut bytes = body.to_vec();
    streams::write_raw(records::LAYER_OF, &[&layer_id(of)[..], &[layer]].concat(), &mut bytes);
    bytes
}

#[test]
fn a_later_layer_cannot_replace_a_column_of_another_or_be_of_a_number_that_nobody_knows() {
    let [first, search, texts] = layers_of("Food pantry");
    let [other, ..] = layers_of("Food bank");
    for layer in [1, 2] {
        assert_eq!(decode_layers(&first, &[&marked(&other, &first, layer)]), REFUSED, "other names");
    }
    let texts_again = marked(&texts, &first, 1);
    assert_eq!(decode_layers(&first, &[&texts, &texts_again]), REFUSED, "texts that say they are the search's");
    for layer in [0, 3, 255] {
        assert_eq!(decode_layers(&first, &[&marked(&search, &first, layer)]), REFUSED, "{layer}");
    }
    // A whole pack has no later layers.
    let whole = encode(&decode_layers(&first, &[&search, &texts]).unwrap());
    assert_eq!(decode_layers(&whole, &[&search]), REFUSED);
    assert_eq!(decode_layers(&whole, &[&marked(&search, &whole, 1)]), REFUSED);
}

proptest! {
    #[test]
    fn the_layers_are_the_whole_in_any_order_and_a_missing_one_is_empty(directory in directories()) {
        let [first, search, texts] = encode_layers(&directory);
        prop_assert_eq!(&decode_layers(&first, &[&search, &texts]).unwrap(), &directory);
        prop_assert_eq!(&decode_layers(&first, &[&texts, &search]).unwrap(), &directory);
        prop_assert_eq!(&decode_layers(&first, &[&search]).unwrap(), &without_texts(directory.clone()));
        prop_assert_eq!(&decode_layers(&first, &[&texts]).unwrap(), &without_search(directory.clone()));
        let records = without_search(without_texts(directory));
        prop_assert_eq!(&decode_layers(&first, &[]).unwrap(), &records);
        prop_assert_eq!(decode(&first).unwrap(), records);
    }

    #[test]
    fn a_damaged_later_layer_gives_an_error_and_never_a_crash(
        directory in directories(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let [first, mut search, mut texts] = encode_layers(&directory);
        for (at, byte) in changes {
            for layer in [&mut search, &mut texts] {
                let at = at.index(layer.len());
                layer[at] = byte;
            }
        }
        let _ = decode_layers(&first, &[&search, &texts]);
        let _ = decode_layers(&first, &[&texts]);
    }
}
