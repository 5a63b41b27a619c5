//! How RON is read: what people may leave out.

use ron::extensions::Extensions;

/// The options by which every text is read: `Some(…)` is never written.
pub(super) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}
