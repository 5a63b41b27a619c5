//! Text from data, made safe for each format it goes into: one escaper for each, used by every
//! writer.

pub(super) mod csv;
pub(super) mod dot;
pub(super) mod json;
pub(super) mod markdown;
pub(super) mod markup;
pub(super) mod mermaid;
mod plain;

pub use plain::clean;
pub(super) use plain::is_unsafe;
