//! Defines the patient's list: saved programs with a snapshot, their state and notes.
