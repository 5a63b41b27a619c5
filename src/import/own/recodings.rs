//! New codes of the same organisation.

use super::row::RowReader;
use super::sources;
use crate::import::cell::is_ons_code;
use crate::import::gathering::Gathering;
use crate::source::record::CodeRecord;
use crate::words::Scheme;

/// A row of a table of recodings: from its day the new code is another code of the old one.
pub(super) fn recoding(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (old, new) = (reader.must_id("old"), reader.must("new"));
    let on = reader.must("on").and_then(|_| reader.date("on"));
    let (Some(old), Some(new), Some(on)) = (old, new, on) else { return };
    if reader.scope.is_here(new) {
        let cell = reader.cell("new");
        let help = "a new code is no organisation of its own: leave one of the two out";
        reader.faults.cell(&cell, "is the id of an organisation that is imported here", help);
        return;
    }
    let scheme = if is_ons_code(new) { Scheme::Ons } else { Scheme::Ods };
    gathering.spoken_of(&old, &source).codes.push(CodeRecord {
        scheme,
        code: new.to_owned(),
        since: Some(on),
        until: None,
        certainty: None,
        source,
    });
}
