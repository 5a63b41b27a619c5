//! The official registers themselves, which are too large for the project, against what the
//! program makes of them and what the bundled atlas says.
//!
//! `CATCHMENT_REGISTERS`, `CATCHMENT_REGISTERS_2026` and `CATCHMENT_REFERENCE` name the folders
//! that have them. Without them nothing is compared, and each test says so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support"]
#[allow(unreachable_pub, reason = "each of these is used by several programs")]
mod support {
    pub mod cli;
    pub mod england;
    pub mod schema;
    pub mod small_areas;
}

mod boundaries;
mod editions;
mod further;
mod import;
