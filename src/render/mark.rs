//! The marks that say, wherever an organisation appears, that lines do not line up: a sign
//! and a word.

use super::percent;
use crate::query::{AsAt, Child};

/// What marks an organisation under another: that only a share of it lies there, that it
/// straddles systems, that it is only planned, that it has closed, that it stands for several.
pub fn mark(as_at: &AsAt<'_>, child: Child, ascii: bool) -> Option<String> {
    let org = as_at.atlas().org(child.org);
    let mut marks = Vec::new();
    if let Some(share) = child.share {
        let sign = if ascii { "(~)" } else { "◐" };
        marks.push(format!("{sign} {} of residents", percent(share)));
    } else if let Some(count) = as_at.straddles(child.org) {
        let sign = if ascii { "<->" } else { "↔" };
        marks.push(format!("{sign} in {count} systems"));
    }
    if let Some(count) = org.count {
        let sign = if ascii { "x" } else { "×" };
        marks.push(format!("{sign}{count}"));
    }
    if org.is_planned() {
        marks.push("(planned)".to_owned());
    }
    if let Some(until) = org.period.until.filter(|u| u.last_day() < as_at.day()) {
        marks.push(format!("(closed {until})"));
    }
    (!marks.is_empty()).then(|| marks.join("  "))
}
