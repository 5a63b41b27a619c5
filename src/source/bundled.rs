//! The atlas that comes with the program, compiled in so that it works from anywhere.

use super::{Layer, SourceFile};

/// Compiles files of `data/` in under their own names.
macro_rules! compiled_in {
    ($($name:literal),+ $(,)?) => {
        vec![$(SourceFile::text(concat!("<bundled>/", $name), include_str!(concat!("../../data/", $name)))),+]
    };
}

/// The bundled atlas, as one layer.
pub fn bundled() -> Layer {
    Layer {
        files: compiled_in![
            "bodies.ron",
            "catchments.ron",
            "commissioners.ron",
            "councils.ron",
            "england.ron",
            "glossary.ron",
            "mental-health.ron",
            "networks.ron",
            "partners.ron",
            "partnerships.ron",
            "patches.ron",
            "places.ron",
            "services.ron",
            "systems.ron",
            "tiers.ron",
            "timeline.ron",
            "trusts.ron",
        ],
    }
}
