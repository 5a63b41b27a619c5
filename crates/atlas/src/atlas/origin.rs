//! Which sort of layer a record comes from.

use serde::{Deserialize, Serialize};

use crate::source::record::LayerRole;

/// Which sort of layer a record comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Layers that people compiled.
    Stated,
    /// Registers.
    Register,
    /// One of each.
    Both,
}

impl From<LayerRole> for Origin {
    fn from(role: LayerRole) -> Self {
        match role {
            LayerRole::Compiled | LayerRole::Stated => Self::Stated,
            LayerRole::Register => Self::Register,
        }
    }
}
