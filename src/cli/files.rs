//! Files as they are spoken of.

use std::path::Path;

use crate::render::clean;

/// A path as one would type it.
pub(super) fn named(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = clean(&text);
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text.into_owned() }
}
