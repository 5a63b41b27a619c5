//! Where on a computer what belongs to a person is kept. The folders are those of the system; where it
//! is asked for, `CATCHMENT_CONFIG` names the file of settings, and what is kept stands in a folder of its own beside it.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// Where what belongs to a person is kept; nothing where no home folder is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    config: Option<PathBuf>,
    kept: Option<PathBuf>,
}

impl Places {
    /// As the environment has it: with `CATCHMENT_CONFIG` set to nothing there are none.
    pub(super) fn new(named: Option<OsString>) -> Self {
        match named {
            Some(named) if named.is_empty() => Self::default(),
            Some(named) => {
                let config = PathBuf::from(named);
                let kept = config.parent().map(|folder| folder.join("catchment-kept"));
                Self { config: Some(config), kept }
            }
            None => match etcetera::choose_base_strategy() {
                Ok(system) => Self {
                    config: Some(system.config_dir().join("catchment").join("config.toml")),
                    kept: Some(system.state_dir().unwrap_or_else(|| system.data_dir()).join("catchment")),
                },
                Err(_) => Self::default(),
            },
        }
    }

    /// The file of settings, whether it is there or not.
    pub(super) fn config(&self) -> Option<PathBuf> {
        self.config.clone()
    }

    /// The file of bookmarks.
    pub(super) fn bookmarks(&self) -> Option<PathBuf> {
        self.kept.as_ref().map(|folder| folder.join("bookmarks"))
    }

    /// The file that says where the explorer was left.
    pub(super) fn left_at(&self) -> Option<PathBuf> {
        self.kept.as_ref().map(|folder| folder.join("left-at"))
    }
}
