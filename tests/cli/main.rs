//! The command line, run as a real binary: what a community, a partner and an outsider can count on.

mod afternoon;
mod areas;
mod beginnings;
mod branding;
mod capacity;
mod codes;
mod coverage;
mod damage;
mod desk;
mod handouts;
mod hosting;
mod keys;
mod messages;
mod months_later;
mod partners;
mod passphrases;
mod plain_pages;
mod publishing;
mod releasing;
mod reproducible;
mod serving;
mod sheets;
mod template;
mod verifying;
