//! What the trust core promises: each attack that TUF knows is refused, by name; what is good is taken.

mod usage;
mod world;
