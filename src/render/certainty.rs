//! How sure something is, in words. What is certain needs none.

use crate::words::Certainty;

/// The word for what is not certain.
pub(super) fn unless_certain(certainty: Certainty) -> Option<&'static str> {
    (certainty != Certainty::Certain).then_some(certainty.word())
}

/// ` (inferred)`, or nothing.
pub(super) fn in_brackets(certainty: Certainty) -> String {
    unless_certain(certainty).map_or_else(String::new, |word| format!(" ({word})"))
}

/// The same where it is told by other words that something is only planned.
pub(super) fn in_brackets_unless_planned(certainty: Certainty) -> String {
    if certainty == Certainty::Planned { String::new() } else { in_brackets(certainty) }
}
