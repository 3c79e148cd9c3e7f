//! The pages and components of the app.
