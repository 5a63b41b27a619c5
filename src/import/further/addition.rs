//! What a register adds to what is gathered.

use crate::import::gathering::Gathering;
use crate::import::read::edition::{RegisterValue, read};
use crate::import::refusal::Refusal;
use crate::import::remark::Remarks;
use crate::import::scope::Scope;
use crate::import::table::{Table, TableRow};
use crate::import::value::Edition;
use crate::source::record::SourceRecord;

/// What a register is added to.
pub(super) struct Addition<'a, 'k> {
    pub(super) scope: &'a Scope<'k>,
    pub(super) gathering: &'a mut Gathering,
    pub(super) remarks: &'a mut Remarks,
    pub(super) file: &'a str,
}

impl Addition<'_, '_> {
    /// The rows as values; those that are not as they must be are remarked on.
    pub(super) fn read<'t, T: RegisterValue>(
        &mut self,
        table: &'t Table,
        header: usize,
        value: impl Fn(TableRow<'t>) -> Result<T, String>,
    ) -> Result<Edition<'t, T>, Refusal> {
        read(table, header, self.remarks, value)
    }

    /// Describes the register as a source.
    pub(super) fn describe(&mut self, key: &str, title: &str, publisher: &str) {
        let record = SourceRecord {
            title: title.to_owned(),
            publisher: publisher.to_owned(),
            published: None,
            licence: Some("OGL-3.0".to_owned()),
            url: None,
            note: None,
        };
        self.gathering.add_source(key, record);
    }
}

/// Do most rows below the header pass? The second proof, after the headings.
pub(super) fn most(table: &Table, header: usize, passes: impl Fn(TableRow<'_>) -> bool) -> bool {
    let rows = table.rows().skip(header);
    let all = rows.len();
    all > 0 && 2 * rows.filter(|row| passes(*row)).count() > all
}
