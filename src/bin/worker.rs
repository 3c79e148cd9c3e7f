//! The Web Worker: verifies, keeps, indexes and searches the directory, so that the page never waits.

fn main() {}
