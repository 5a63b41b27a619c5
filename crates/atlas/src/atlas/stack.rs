//! Atlases laid on one another.

use super::Atlas;
use crate::source::Layer;

/// One of several that are laid on one another.
#[derive(Clone, Copy, Debug)]
pub enum Stacked<'a> {
    /// Files of text.
    Files(&'a Layer),
    /// What is compiled.
    Compiled(&'a Atlas),
}
