//! Rows that stay as long as their key does.

use leptos::prelude::*;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// A key's hash, and what builds its row.
type Row = (u64, Box<dyn FnOnce() -> AnyView + Send>);

/// A `<For>` over keys: another key is another row, built from scratch.
///
/// `<For>` is compiled for each type of its items, keys and views, with 10 to 20 kB of wasm; through this it is compiled
/// once.
#[component]
pub fn Rows<K, V>(
    each: impl Fn() -> Vec<K> + Send + 'static,
    children: impl Fn(K) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    K: Hash + Send + 'static,
    V: IntoView + 'static,
{
    let children: Arc<dyn Fn(K) -> AnyView + Send + Sync> = Arc::new(move |key| children(key).into_any());
    let row = move |key: K| -> Row {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let children = children.clone();
        (hasher.finish(), Box::new(move || children(key)))
    };
    show_rows(Box::new(move || each().into_iter().map(&row).collect()))
}

fn show_rows(each: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each key=|row: &Row| row.0 children=|(_, build): Row| build() /> }.into_any()
}
