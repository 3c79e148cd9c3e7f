//! The bodies of the native commands.
