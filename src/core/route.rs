//! Defines every address of the app as a type, read from and written to the part behind `#`.
