//! The marks that say, wherever an organisation appears, that lines do not line up or that
//! it is not to be read like its neighbours: a sign and a word, or words alone.

use super::{Signs, clean, percent};
use crate::date::Date;
use crate::query::{AsAt, Child};
use crate::words::Certainty;

/// What marks an organisation under another: that only a share of it lies there, that it
/// straddles systems, that it is a practice under another commissioner than its network,
/// that it stands for several, that it has closed, that it is planned or not sure.
pub fn mark(as_at: &AsAt<'_>, child: Child, signs: Signs) -> Option<String> {
    let marks: Vec<String> = marks(as_at, child).iter().map(|mark| mark.with_sign(signs)).collect();
    (!marks.is_empty()).then(|| marks.join("  "))
}

/// The same marks as words alone, for where signs are in the way.
pub(super) fn marks_in_words(as_at: &AsAt<'_>, child: Child) -> Vec<String> {
    marks(as_at, child).iter().map(Mark::in_words).collect()
}

enum Mark {
    Split(f64),
    Straddles(usize),
    /// Under this commissioner, which is not that of its network.
    Under(String),
    Several(u32),
    Closed(Date),
    Unsure(Certainty),
}

fn marks(as_at: &AsAt<'_>, child: Child) -> Vec<Mark> {
    let org = as_at.atlas().org(child.org);
    let mut marks = Vec::new();
    marks.extend(child.share.map(Mark::Split));
    marks.extend(as_at.straddles(child.org).map(Mark::Straddles));
    let across = as_at.geography().commissioner_across(child.org);
    marks.extend(across.map(|other| Mark::Under(clean(&as_at.atlas().org(other).id).into_owned())));
    marks.extend(org.count.map(Mark::Several));
    marks.extend(org.period.until.filter(|u| u.last_day() < as_at.day()).map(Mark::Closed));
    if org.certainty != Certainty::Certain {
        marks.push(Mark::Unsure(org.certainty));
    }
    marks
}

impl Mark {
    fn with_sign(&self, signs: Signs) -> String {
        match self {
            Self::Split(share) => format!("{} {} of residents", signs.split(), percent(*share)),
            Self::Straddles(count) => format!("{} in {count} systems", signs.straddle()),
            Self::Under(code) => format!("{} under {code}", signs.straddle()),
            Self::Several(count) => format!("{}{count}", signs.times()),
            Self::Closed(until) => format!("(closed {until})"),
            Self::Unsure(certainty) => format!("({})", certainty.word()),
        }
    }

    fn in_words(&self) -> String {
        match self {
            Self::Split(share) => format!("{} of residents", percent(*share)),
            Self::Straddles(count) => format!("in {count} systems"),
            Self::Under(code) => format!("under {code}"),
            Self::Several(count) => format!("{count} of them"),
            Self::Closed(until) => format!("closed {until}"),
            Self::Unsure(certainty) => certainty.word().to_owned(),
        }
    }
}
