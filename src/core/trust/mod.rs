//! Defines who may say what the directory is: The Update Framework 1.0.34, client and signer.
//!
//! The client does no input and output: it says which file it wants and how long that may be, is given
//! the bytes, and answers. The browser, `signpost verify` and the conformance client drive the same steps.

pub mod report;
