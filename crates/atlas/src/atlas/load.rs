//! From files, or from what is compiled, to an atlas.

use super::stack::Stacked;
use super::{Atlas, build, overlay};
use crate::problem::Problem;
use crate::source::Layer;

impl Atlas {
    /// Builds an atlas from layers of files, the bottom one first.
    ///
    /// # Errors
    /// Every problem found in any of them, in the order of files and lines.
    pub fn load(layers: &[Layer]) -> Result<Self, Vec<Problem>> {
        build::whole(&layers.iter().map(Stacked::Files).collect::<Vec<_>>())
    }

    /// An atlas of files, of what is compiled, or of both, the bottom one first. A few records
    /// laid on a compiled atlas change it where they speak, and the rest is not looked at.
    ///
    /// # Errors
    /// Every problem found in any of them, in the order of files and lines.
    pub fn stack(stack: &[Stacked<'_>]) -> Result<Self, Vec<Problem>> {
        let overlaid = || match stack {
            [Stacked::Compiled(base), above @ ..] => overlay::laid_on(base, above),
            _ => None,
        };
        // What cannot be laid on simply is built whole, which tells what is wrong with it.
        overlaid().map_or_else(|| Self::built(stack), Ok)
    }

    /// Built whole; the shapes of land are in no text, so they are taken from what is compiled.
    fn built(stack: &[Stacked<'_>]) -> Result<Self, Vec<Problem>> {
        let built = build::whole(stack)?;
        let compiled = stack.iter().rev().find_map(|stacked| match stacked {
            Stacked::Compiled(atlas) => Some(atlas),
            Stacked::Files(_) => None,
        });
        Ok(match compiled {
            Some(atlas) => built.with_outlines_of(atlas),
            None => built,
        })
    }
}
