//! How a task ends.

/// Every failure is one sentence that names what is missing or wrong, and what to do.
pub type Outcome<T> = Result<T, String>;
