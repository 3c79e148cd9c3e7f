//! Defines the pack: the part of the dataset that is downloaded as one file.
