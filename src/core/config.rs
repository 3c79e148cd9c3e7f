//! Defines `signpost.toml`: what a community says about itself, beside its data.
