//! What the register of practices says of one: whether it is a GP practice, and its state.

use crate::import::value::{Prescriber, Status};
use crate::source::record::{NoteRecord, OrganisationRecord};
use crate::words::Certainty;

/// A prescribing setting: its number until 2025, the id of its role since 2026, and what it is.
struct Setting {
    number: &'static str,
    role: &'static str,
    what: &'static str,
}

/// The first is that of a GP practice. Roles are those that the two layouts have of the same codes.
const SETTINGS: [Setting; 23] = [
    setting("4", "RO76", "GP practice"),
    setting("0", "RO72", "other"),
    setting("1", "RO87", "walk-in centre"),
    setting("2", "RO80", "out of hours"),
    setting("3", "", "walk-in centre and out of hours"),
    setting("8", "RO255", "public health service"),
    setting("9", "RO247", "community health service"),
    setting("10", "RO250", "hospital service"),
    setting("11", "RO252", "optometry service"),
    setting("12", "RO259", "urgent and emergency care"),
    setting("13", "RO249", "hospice"),
    setting("14", "RO246", "care home or nursing home"),
    setting("15", "", "border force"),
    setting("16", "RO260", "young offender institution"),
    setting("17", "RO257", "secure training centre"),
    setting("18", "RO256", "secure children's home"),
    setting("19", "RO251", "immigration removal centre"),
    setting("20", "RO248", "court"),
    setting("21", "", "police custody"),
    setting("22", "RO258", "sexual assault referral centre"),
    setting("24", "", "other, justice estate"),
    setting("25", "RO82", "prison"),
    setting("26", "RO321", "primary care network"),
];

const fn setting(number: &'static str, role: &'static str, what: &'static str) -> Setting {
    Setting { number, role, what }
}

impl Setting {
    /// Is it what a part of column 26 says?
    fn is(&self, part: &str) -> bool {
        !part.is_empty() && (part == self.number || part == self.role)
    }
}

/// Is it a GP practice?
pub(super) fn is_practice(prescriber: &Prescriber<'_>) -> bool {
    if let Some(setting) = prescriber.setting {
        return setting.split('|').any(|part| SETTINGS[0].is(part));
    }
    // Old copies do not say. There a practice is known by its code, a letter and five digits;
    // Y begins the codes of whatever was added since.
    let code = prescriber.entry.code.as_bytes();
    code.len() == 6 && code[0] != b'Y' && code[1..].iter().all(u8::is_ascii_digit)
}

/// Is it in Wales? Its code says so, whether or not the register gives a region.
pub(super) fn is_welsh(prescriber: &Prescriber<'_>) -> bool {
    let entry = &prescriber.entry;
    let is_code_of_wales = entry.code.len() == 6
        && entry.code.strip_prefix('W').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    entry.region.starts_with('W') || is_code_of_wales
}

/// What the register says of its state and of what it is.
pub(super) fn describe(record: &mut OrganisationRecord, prescriber: &Prescriber<'_>) {
    if let Some(what) = prescriber.setting.filter(|_| !is_practice(prescriber)).and_then(words) {
        note(record, format!("Prescribing setting: {what}."));
    }
    match prescriber.status {
        Status::Dormant => {
            note(record, "Dormant in the register: not closed, but not at work.".to_owned());
            record.certainty = Some(Certainty::Doubtful);
        }
        Status::Proposed => record.certainty = Some(Certainty::Planned),
        Status::Active | Status::Closed => {}
    }
}

/// Adds a note.
pub(super) fn note(record: &mut OrganisationRecord, text: String) {
    record.notes.push(NoteRecord { text, seen: None, until: None, certainty: None, source: Vec::new() });
}

/// What the parts of column 26 say; nothing where it is empty.
fn words(cell: &str) -> Option<String> {
    let parts = cell.split('|').filter(|part| !part.is_empty()).map(|part| {
        let known = SETTINGS.iter().find(|setting| setting.is(part));
        let sort = if part.starts_with("RO") { "role" } else { "number" };
        known.map_or_else(|| format!("{sort} {part}"), |setting| setting.what.to_owned())
    });
    let words: Vec<String> = parts.collect();
    (!words.is_empty()).then(|| words.join(" and "))
}
