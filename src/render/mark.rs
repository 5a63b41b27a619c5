//! The marks that say, wherever an organisation appears, that lines do not line up or that
//! it is not to be read like its neighbours: a sign and a word.

use super::{Signs, percent};
use crate::query::{AsAt, Child};
use crate::words::Certainty;

/// What marks an organisation under another: that only a share of it lies there, that it
/// straddles systems, that it stands for several, that it has closed, that it is planned or
/// not sure.
pub fn mark(as_at: &AsAt<'_>, child: Child, signs: Signs) -> Option<String> {
    let org = as_at.atlas().org(child.org);
    let mut marks = Vec::new();
    if let Some(share) = child.share {
        marks.push(format!("{} {} of residents", signs.split(), percent(share)));
    }
    if let Some(count) = as_at.straddles(child.org) {
        marks.push(format!("{} in {count} systems", signs.straddle()));
    }
    if let Some(count) = org.count {
        marks.push(format!("{}{count}", signs.times()));
    }
    if let Some(until) = org.period.until.filter(|u| u.last_day() < as_at.day()) {
        marks.push(format!("(closed {until})"));
    }
    if org.certainty != Certainty::Certain {
        marks.push(format!("({})", org.certainty.word()));
    }
    (!marks.is_empty()).then(|| marks.join("  "))
}
