//! One file per Web API; no decisions here.
