//! The atlas that comes with the program, compiled in so that it works from anywhere.

use catchment_atlas::atlas::{Atlas, NotCompiled};

/// What `build.rs` makes of `data`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.atlas"));

/// The bundled atlas.
///
/// # Errors
/// None in a program that was built: the build opens it and stops where it cannot.
pub fn bundled() -> Result<Atlas, NotCompiled> {
    Atlas::built_in(COMPILED)
}

/// What the bundled atlas is of, and the day for which it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its title.
    pub title: &'static str,
    /// The day, as `YYYY-MM-DD`.
    pub as_at: &'static str,
}

/// The edition of the bundled atlas, known without opening it.
pub const fn edition() -> Edition {
    Edition { title: env!("ATLAS_TITLE"), as_at: env!("ATLAS_AS_AT") }
}
