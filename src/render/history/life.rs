//! The history of an organisation: all that happened to it, and what is planned for it.

use super::dated_page::{DatedPage, DatedSection, filled, what};
use crate::query::{AsAt, History};
use crate::render::absence::warnings;
use crate::render::citations::Citations;
use crate::render::clean;
use crate::render::phrase::{as_at_line, name};
use crate::render::reading::Reader;

/// The history of an organisation in words. It is told of one that is not there on the day too,
/// and then says so first.
pub fn page<'a>(as_at: &AsAt<'a>, history: &History<'a>, reader: Reader) -> DatedPage<'a> {
    let (atlas, org) = (as_at.atlas(), history.org);
    let mut citations = Citations::new(atlas);
    let plain = |_: &_| String::new();
    let sections = [
        DatedSection::new("What happened", &history.happened, plain, &mut citations),
        DatedSection::new("Planned, not known to have happened", &history.planned, plain, &mut citations),
    ];
    let nothing = || {
        let itself = "This atlas knows of nothing that happened to it.";
        if as_at.children(org).is_empty() {
            return itself.to_owned();
        }
        match reader {
            Reader::CommandLine => {
                let id = clean(&atlas.org(org).id);
                format!("{itself} What changed below it: catchment diff {id} --from DATE --to DATE")
            }
            Reader::Explorer => format!("{itself} What changed below it: d asks for two dates, t lists them."),
        }
    };
    DatedPage {
        name: name(as_at, org),
        what: what(as_at, org),
        warnings: warnings(as_at, org, history.absence.as_ref()),
        in_short: history.happened.is_empty().then(nothing).into_iter().collect(),
        sections: filled(sections),
        counts: Vec::new(),
        sources: citations.all().to_vec(),
        foot: as_at_line(as_at),
    }
}
