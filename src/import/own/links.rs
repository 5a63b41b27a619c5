//! How organisations are joined, a link a row.

use super::row::{RowReader, parts};
use super::sources;
use crate::import::gathering::Gathering;
use crate::source::record::{ExtentRecord, LinkBody, LinkRecord};
use crate::words::Relation;

/// What stands before the areas of a part that can be named.
const WITHIN: &str = "within";

/// A row of a table of links.
pub(super) fn link(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let relation = reader.must_word::<Relation>("relation");
    let from = reader.must_id("from");
    let to = if reader.must("to").is_some() { reader.ids("to") } else { Vec::new() };
    let extent = extent(reader);
    let period = reader.period();
    let body = LinkBody {
        service: reader.word("service"),
        extent,
        share: reader.share("share"),
        share_of_area: reader.share("share_of_area"),
        of: reader.word("of"),
        how: reader.word("how"),
        on: reader.date("on"),
        since: period.since,
        since_certainty: reader.word("since_certainty"),
        until: period.until,
        seen: reader.date("seen"),
        note: reader.text("note"),
        certainty: reader.certainty(),
        source,
        ..LinkBody::default()
    };
    let Some(relation) = relation else { return };
    for (field, owners) in body.misplaced(relation) {
        let what = format!("is said of no link that {}", relation.word());
        let words: Vec<&str> = owners.iter().map(|owner| owner.word()).collect();
        let help = format!("leave {field} out; it is said of {}", words.join(", "));
        let cell = reader.cell(field);
        reader.faults.cell(&cell, &what, &help);
    }
    if from.as_ref().is_some_and(|from| to.contains(from)) {
        let what = "names the one itself, and nothing is joined to itself";
        let cell = reader.cell("to");
        reader.faults.cell(&cell, what, "say whom it is joined to");
    }
    let Some(from) = from.filter(|_| !to.is_empty()) else { return };
    gathering.record.links.push(link_of(relation, LinkBody { from, to, ..body }));
}

/// How much of an area: `whole`, `part`, or `within A;B`.
fn extent(reader: &mut RowReader<'_, '_>) -> Option<ExtentRecord> {
    let cell = reader.cell("extent");
    let word = cell.text.split_whitespace().next()?;
    let rest = cell.text[word.len()..].trim();
    match word.to_lowercase().as_str() {
        "whole" if rest.is_empty() => return Some(ExtentRecord::Whole),
        "part" if rest.is_empty() => return Some(ExtentRecord::Part),
        WITHIN if !rest.is_empty() => {
            let areas = parts(rest).into_iter().filter_map(|area| reader.known(&cell, area)).collect();
            return Some(ExtentRecord::Within(areas));
        }
        _ => {}
    }
    let help = "write whole, part, or within and the areas: within E07000030;E07000031";
    reader.faults.cell(&cell, "is no extent", help);
    None
}

/// A link of this relation.
pub(in crate::import) fn link_of(relation: Relation, body: LinkBody) -> LinkRecord {
    match relation {
        Relation::Serves => LinkRecord::Serves(body),
        Relation::DrawsFrom => LinkRecord::DrawsFrom(body),
        Relation::Commissions => LinkRecord::Commissions(body),
        Relation::MemberOf => LinkRecord::MemberOf(body),
        Relation::PartnerOf => LinkRecord::PartnerOf(body),
        Relation::Leads => LinkRecord::Leads(body),
        Relation::Operates => LinkRecord::Operates(body),
        Relation::LocatedIn => LinkRecord::LocatedIn(body),
        Relation::CoterminousWith => LinkRecord::CoterminousWith(body),
        Relation::SucceededBy => LinkRecord::SucceededBy(body),
        Relation::Transferred => LinkRecord::Transferred(body),
        Relation::OptedOut => LinkRecord::OptedOut(body),
        Relation::RegisteredIn => LinkRecord::RegisteredIn(body),
        Relation::AccountableTo => LinkRecord::AccountableTo(body),
        Relation::Oversees => LinkRecord::Oversees(body),
        Relation::Funds => LinkRecord::Funds(body),
        Relation::Supports => LinkRecord::Supports(body),
    }
}
