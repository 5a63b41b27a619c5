//! The atlas that comes with the program, compiled in so that it works from anywhere.

use catchment_atlas::source::{Layer, SourceFile};

/// Compiles files of `data/` in under their own names.
macro_rules! compiled_in {
    ($($name:literal),+ $(,)?) => {
        vec![$(SourceFile::text(concat!("<bundled>/", $name), include_str!(concat!("../data/", $name)))),+]
    };
}

/// The bundled atlas, as one layer.
pub fn bundled() -> Layer {
    Layer {
        files: compiled_in![
            "compiled/catchments.ron",
            "compiled/commissioners.ron",
            "compiled/councils.ron",
            "compiled/hospitals.ron",
            "compiled/localities.ron",
            "compiled/mental-health.ron",
            "compiled/networks.ron",
            "compiled/partners.ron",
            "compiled/patches.ron",
            "compiled/places.ron",
            "compiled/postcode-districts.ron",
            "compiled/sources.ron",
            "compiled/systems.ron",
            "compiled/trusts.ron",
            "stated/bodies.ron",
            "stated/commissioners.ron",
            "stated/councils.ron",
            "stated/england.ron",
            "stated/glossary.ron",
            "stated/partners.ron",
            "stated/partnerships.ron",
            "stated/places.ron",
            "stated/services.ron",
            "stated/systems.ron",
            "stated/tiers.ron",
            "stated/timeline.ron",
            "stated/trusts.ron",
        ],
    }
}

/// What the bundled atlas is of, and the day for which it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its title.
    pub title: &'static str,
    /// The day, as the file writes it.
    pub as_at: &'static str,
}

/// The edition of the bundled atlas, from the head of the one file that says it: a glance
/// that spares reading the atlas.
pub fn edition() -> Edition {
    let head = include_str!("../data/stated/england.ron");
    Edition { title: quoted_after(head, "title: \""), as_at: quoted_after(head, "as_at: \"") }
}

/// The text in quotation marks after the first such field.
fn quoted_after(head: &'static str, field: &str) -> &'static str {
    head.split_once(field).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(text, _)| text)
}
