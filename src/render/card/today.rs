//! In whom what has closed lives on.

use crate::atlas::OrgIx;
use crate::query::{AsAt, Card};
use crate::render::number::percent;
use crate::render::phrase::{in_a_row, named};

/// Of what has closed and lives on in others, those, with shares where there are several.
pub(super) fn lives_on(asked: &AsAt<'_>, card: &Card<'_>) -> String {
    if let Some(now) = only_heir(asked, card) {
        return format!("; today {}", named(asked, now));
    }
    let parts = card.heirs.iter().enumerate().map(|(number, heir)| {
        let of_whom = if number == 0 { " of residents" } else { "" };
        format!("{}{of_whom} in {}", percent(heir.share), named(asked, heir.org))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("; today {}", in_a_row(&parts)) }
}

/// The one in whom all of what has closed lives on: by its land, else by what became of it.
pub(super) fn only_heir(asked: &AsAt<'_>, card: &Card<'_>) -> Option<OrgIx> {
    match card.heirs.as_slice() {
        [] => asked.atlas().successor_at(card.org, asked.day()),
        [heir] => Some(heir.org),
        _ => None,
    }
}
