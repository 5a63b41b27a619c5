//! What happened to organisations: opened, closed, merged, split, renamed, moved, and
//! services handed over.
//!
//! [`history`] gives everything of one organisation, [`planned`] what has only been
//! announced of it, [`differences`] what is otherwise on a second day.

mod around;
mod becoming;
mod daily;
mod differences;
mod follow;
mod happening;
mod land;
mod life;
mod once;
mod succession;
mod surroundings;
mod tally;
mod whole;

pub use daily::Daily;
pub use differences::{Difference, below_on_either, difference, differences};
pub(super) use follow::weight;
pub use follow::{Followed, Told, implied};
pub use happening::{Change, Detail, Happening, Participant, Portion, Reached, Reaching};
pub use tally::{ChangeCount, KindTally};
pub use whole::{History, history, history_on, planned, planned_among};
