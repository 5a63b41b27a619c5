//! What the register of practices says of one: whether it is a GP practice, and its state.

use crate::import::value::Prescriber;
use crate::source::record::{NoteRecord, OrganisationRecord};
use crate::words::Certainty;

/// The prescribing setting of a GP practice.
const GP_PRACTICE: u8 = 4;

/// Is it a GP practice?
pub(super) fn is_practice(prescriber: &Prescriber<'_>) -> bool {
    // Old copies do not say. There a practice is known by its code, a letter and five digits;
    // Y begins the codes of whatever was added since.
    let code = prescriber.entry.code.as_bytes();
    let is_code_of_one = code.len() == 6 && code[0] != b'Y' && code[1..].iter().all(u8::is_ascii_digit);
    prescriber.setting.map_or(is_code_of_one, |setting| setting == GP_PRACTICE)
}

/// What the register says of its state and of what it is.
pub(super) fn describe(record: &mut OrganisationRecord, prescriber: &Prescriber<'_>) {
    let mut note =
        |text: String| record.notes.push(NoteRecord { text, seen: None, certainty: None, source: Vec::new() });
    if let Some(what) = prescriber.setting.filter(|setting| *setting != GP_PRACTICE).map(setting) {
        note(format!("Prescribing setting: {what}."));
    }
    match prescriber.status {
        'D' => {
            note("Dormant in the register: not closed, but not at work.".to_owned());
            record.certainty = Some(Certainty::Doubtful);
        }
        'P' => record.certainty = Some(Certainty::Planned),
        _ => {}
    }
}

/// The prescribing settings of the register.
fn setting(code: u8) -> String {
    let what = match code {
        0 => "other",
        1 => "walk-in centre",
        2 => "out of hours",
        3 => "walk-in centre and out of hours",
        8 => "public health service",
        9 => "community health service",
        10 => "hospital service",
        11 => "optometry service",
        12 => "urgent and emergency care",
        13 => "hospice",
        14 => "care home or nursing home",
        15 => "border force",
        16 => "young offender institution",
        17 => "secure training centre",
        18 => "secure children's home",
        19 => "immigration removal centre",
        20 => "court",
        21 => "police custody",
        22 => "sexual assault referral centre",
        24 => "other, justice estate",
        25 => "prison",
        26 => "primary care network",
        _ => return format!("number {code}"),
    };
    what.to_owned()
}
