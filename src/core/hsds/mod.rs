//! Defines the import of HSDS 1.1, 2.0 and 3.x: tables in, a directory and a list of problems out.
