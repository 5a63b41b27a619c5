//! Headings of tables of one's own: whatever their case, and with or without a line under them.

use crate::import::cell::heading;

/// `Style kind`, `STYLE_KIND` and `style-kind` are one column.
pub(super) fn column_name(cell: &str) -> String {
    heading(cell).replace([' ', '-'], "_")
}
