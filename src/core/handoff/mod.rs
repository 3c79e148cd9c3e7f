//! Defines what a clinician gives: programs, a line for each, from whom, in which language, carried
//! wholly by a link.
