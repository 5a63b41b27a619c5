//! `cargo xtask atlas`, as somebody does it each April: on a small shire always, on the bundled
//! atlas always, on the official registers where they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../tests/support/registers.rs"]
#[allow(unreachable_pub, reason = "it is used by several programs")]
mod registers;

mod april;
mod bundled;
mod outlines;
mod rows;
mod shire;
