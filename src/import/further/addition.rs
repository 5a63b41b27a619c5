//! What a register adds to what is gathered.

use super::headings::DatedColumn;
use crate::date::{Date, Day};
use crate::import::gathering::Gathering;
use crate::import::own::of_table;
use crate::import::read::edition::{RegisterValue, read};
use crate::import::refusal::Refusal;
use crate::import::remark::{Reason, Remarks, RowPosition};
use crate::import::scope::Scope;
use crate::import::table::{Table, TableRow};
use crate::import::value::Edition;
use crate::source::record::{LinkBody, LinkRecord, SourceRecord};

/// What a register is added to.
pub(super) struct Addition<'a, 'k> {
    pub(super) scope: &'a Scope<'k>,
    pub(super) gathering: &'a mut Gathering,
    pub(super) remarks: &'a mut Remarks,
    pub(super) file: &'a str,
    /// The day after which nothing has happened yet.
    pub(super) today: Option<Day>,
}

impl Addition<'_, '_> {
    /// The rows as values; those that are not as they must be are remarked on.
    pub(super) fn read<'t, T: RegisterValue>(
        &mut self,
        table: &'t Table,
        header: usize,
        value: impl Fn(TableRow<'t>) -> Result<T, String>,
    ) -> Result<Edition<'t, T>, Refusal> {
        read(table, header, self.today, self.remarks, value)
    }

    /// The id of whom a code means; that it means nobody is remarked on, with what its row is about.
    pub(super) fn id_of(&mut self, code: &str, nobody: Reason, row: (RowPosition<'_>, &str)) -> Option<String> {
        let id = self.scope.by_code(code).map(|known| known.id.clone());
        if id.is_none() {
            self.remarks.add(nobody, row.0, row.1);
        }
        id
    }

    /// The day of the figures in a column; that there is none is remarked on.
    pub(super) fn day_of(&mut self, column: DatedColumn, figures: &str) -> Option<Date> {
        let day = column.day_in(self.file);
        if day.is_none() {
            self.remarks.add_file(Reason::Undated, self.file, figures);
        }
        day
    }

    /// Adds that patients of a provider come from an area.
    pub(super) fn draws_from(&mut self, provider: String, area: String, body: LinkBody) {
        self.scope.note(&provider);
        self.scope.note(&area);
        let body = LinkBody { from: provider, to: vec![area], ..body };
        self.gathering.record.links.push(LinkRecord::DrawsFrom(body));
    }

    /// Describes as a source what an office publishes in just this shape. Gives its key.
    pub(super) fn describe(&mut self, key: &str, title: &str, publisher: &str) -> String {
        let licence = Some("OGL-3.0".to_owned());
        self.gathering.add_source(key, SourceRecord { licence, ..source(title, publisher) });
        key.to_owned()
    }

    /// Describes as a source what may be anybody's: nothing is said of a licence.
    pub(super) fn describe_given(&mut self, key: &str, title: &str) {
        self.gathering.add_source(key, source(title, "Given to catchment import"));
    }

    /// Describes the table itself as a source. Gives its key.
    pub(super) fn describe_table(&mut self) -> String {
        of_table(self.file, self.gathering)
    }
}

fn source(title: &str, publisher: &str) -> SourceRecord {
    SourceRecord {
        title: title.to_owned(),
        publisher: publisher.to_owned(),
        published: None,
        licence: None,
        url: None,
        note: None,
    }
}

/// Do most rows below the header pass? The second proof, after the headings.
pub(super) fn most(table: &Table, header: usize, passes: impl Fn(TableRow<'_>) -> bool) -> bool {
    let rows = table.rows().skip(header);
    let all = rows.len();
    all > 0 && 2 * rows.filter(|row| passes(*row)).count() > all
}
