//! Defines the words of the interface: Fluent messages, languages, directions and formats.
