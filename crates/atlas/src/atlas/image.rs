//! An atlas compiled: in the form in which it is opened without reading text and without
//! checking or joining anything again.
//!
//! What every walk asks for lies in rows of one size; each record lies by itself and is read
//! when somebody asks for it. What is built into the program was checked when it was
//! compiled. A file may hold anything, so all of it is looked at before an atlas is made.

#[cfg(test)]
mod hostile;
mod layout;
mod open;
mod pack;
mod row;
mod sound;

pub use layout::NotCompiled;
pub use pack::TooLarge;

use super::Atlas;
use super::records::Bytes;
use layout::Image;

impl Atlas {
    /// The atlas in its compiled form.
    ///
    /// # Errors
    /// When it is larger than the form can hold: no part of it may have more than 4 gigabytes.
    pub fn compile(&self) -> Result<Vec<u8>, TooLarge> {
        pack::pack(self)
    }

    /// Opens a compiled atlas that may have come from anywhere.
    ///
    /// # Errors
    /// When it is no compiled atlas, was compiled by another version, or is not whole and
    /// sound in every part.
    pub fn open(bytes: Vec<u8>) -> Result<Self, NotCompiled> {
        let image = Image::of(Bytes::Read(bytes.into()))?;
        image.verify()?;
        let atlas = open::open(&image)?;
        sound::check(&atlas, &image)?;
        Ok(atlas)
    }

    /// Opens the compiled atlas that is part of the program. It was made and opened whole when
    /// the program was built, so only what is asked for is read.
    ///
    /// # Errors
    /// When it is no compiled atlas of this version.
    pub fn built_in(bytes: &'static [u8]) -> Result<Self, NotCompiled> {
        open::open(&Image::of(Bytes::BuiltIn(bytes))?)
    }
}

/// Do these bytes begin as a compiled atlas does, of whichever version?
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.starts_with(layout::MAGIC)
}
