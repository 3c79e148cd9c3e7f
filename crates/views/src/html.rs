//! Views as text, for what is written natively.

use leptos::prelude::*;

/// The view as HTML. What is data in it is escaped for where it stands.
///
/// Leptos writes `<!>` where a browser that takes the text over has to tell two texts apart. Nothing takes over what is
/// written here, so it is left out; in data a `<` is `&lt;`.
pub fn to_html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html()).replace("<!>", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stay_data_and_no_marker_is_left() {
        let hostile = "<!>\"'&</p><script>";
        let html = to_html(|| {
            view! {
                <p title=hostile class=hostile>
                    {hostile}
                    {hostile}
                    {Some(hostile)}
                    {None::<String>}
                    {[hostile.to_owned(), hostile.to_owned()].into_iter().collect_view()}
                </p>
            }
        });
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert_eq!(html.matches('"').count(), 4 + 5, "four of attributes, five of texts: {html}");
        assert_eq!(html.matches("&lt;!&gt;").count(), 7, "{html}");
    }

    #[test]
    fn the_same_view_is_the_same_text() {
        let page = || to_html(|| view! { <p id="a" class="b" lang="es">"one " {2} {Some("three")}</p> });
        assert_eq!(page(), page());
        assert_eq!(page(), r#"<p id="a" lang="es" class="b">one 2three</p>"#);
    }
}
