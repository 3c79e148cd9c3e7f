//! What a page asks the worker for when it is opened, and how it shows that it waits or that the worker failed.

use crate::{
    components::{FailureNotice, Waiting},
    context::DirectoryClient,
};
use leptos::prelude::*;
use signpost_protocol::Failure;
use std::future::Future;

/// `None` as long as there is no directory to ask.
pub type Loading<T> = LocalResource<Option<Result<T, Failure>>>;

/// Sends the request once the directory is ready, and again after an update or when a signal that `request` reads
/// changes. Until the new answer is there, the old one stays.
pub fn load<T, F>(request: impl Fn(DirectoryClient) -> F + 'static) -> Loading<T>
where
    T: 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let directory: DirectoryClient = expect_context();
    LocalResource::new(move || {
        let answer = directory.is_ready().then(|| request(directory));
        async move {
            match answer {
                Some(answer) => Some(answer.await),
                None => None,
            }
        }
    })
}

/// Shows the answer; the same answer again leaves the page as it is.
#[component]
pub fn Loaded<T, V>(from: Loading<T>, children: impl Fn(T) -> V + Send + 'static) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let directory: DirectoryClient = expect_context();
    let answer = Memo::new(move |_| from.get().flatten());
    move || match answer.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(failure)) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
        Some(Ok(value)) => children(value).into_any(),
    }
}
