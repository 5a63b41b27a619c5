//! The whole atlas as it will be: what is generated, and what is written by hand.

use std::ffi::OsStr;
use std::path::Path;

use catchment::atlas::Atlas;
use catchment::problem::Location;
use catchment::source::{Layer, SourceFile};

use super::failure::Failure;
use super::folder::DataFolder;
use super::generated::Generated;
use super::refused::problems;

/// The atlas that the files will make.
///
/// # Errors
/// Every problem of it.
pub(super) fn whole(folder: &DataFolder, generated: &Generated) -> Result<Atlas, Failure> {
    let mut files = folder.atlas_files()?;
    files.retain(|name, _| !generated.stands_for(name));
    let is_atlas = |(name, _): &(&str, &str)| Path::new(name).extension() == Some(OsStr::new("ron"));
    let made = generated.files().filter(is_atlas).map(|(name, text)| {
        let path = folder.path_of(name).display().to_string();
        (name.to_owned(), SourceFile::text(path, text.to_owned()))
    });
    files.extend(made);
    let files = files.into_values().collect();
    let rows = |place: &Location| {
        let name = folder.name_of(&place.file);
        generated.rows_of(&name, place.line).map(str::to_owned)
    };
    Atlas::load(&[Layer { files }]).map_err(|found| problems(&found, rows))
}
