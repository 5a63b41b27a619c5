//! What marks an organisation wherever it appears: that lines do not line up, or that it is
//! not to be read like its neighbours.

use super::{AsAt, Child};
use crate::atlas::OrgIx;
use crate::boundaries::was_seen_long_ago;
use crate::date::Date;
use crate::words::Certainty;

/// One such mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// Only a share of its residents lives here.
    Split(f64),
    /// It lies in, or serves, so many systems.
    Straddles(usize),
    /// A practice under this commissioner, which is not that of its network.
    Under(OrgIx),
    /// It stands for so many.
    Several(u32),
    /// It has closed.
    Closed(Date),
    /// It is planned or not sure.
    Unsure(Certainty),
    /// A document of years ago was the last to see it.
    LastSeen(Date),
}

/// Of joint work, when a document last saw it, where that is years ago and no source says whether it
/// is still there.
pub fn last_seen(as_at: &AsAt<'_>, org: OrgIx) -> Option<Date> {
    if !as_at.kind(org).is_joint_work() {
        return None;
    }
    let org = as_at.atlas().org(org);
    let is_open = org.period.until.is_none() && org.is_there(as_at.day());
    org.seen.filter(|_| is_open && was_seen_long_ago(org.seen, as_at.day()))
}

/// What marks an organisation under another on the day.
pub fn marks(as_at: &AsAt<'_>, child: Child) -> Vec<Mark> {
    let org = as_at.atlas().org(child.org);
    let mut marks = Vec::new();
    marks.extend(child.share.map(Mark::Split));
    marks.extend(as_at.straddles(child.org).map(Mark::Straddles));
    marks.extend(as_at.geography().commissioner_across(child.org).map(Mark::Under));
    marks.extend(org.count.map(Mark::Several));
    marks.extend(org.period.until.filter(|until| until.last_day() < as_at.day()).map(Mark::Closed));
    if org.certainty != Certainty::Certain {
        marks.push(Mark::Unsure(org.certainty));
    }
    marks.extend(last_seen(as_at, child.org).map(Mark::LastSeen));
    marks
}
