//! Walks over the atlas as it stood on a day: who sits within whom, how things are
//! joined, what an organisation is, how two are connected, what changed when.
//!
//! Pure functions from an atlas and a day to plain values. Nothing here is worded for
//! people; that is `render`'s job. The command line and the explorer ask the same
//! questions here, so they cannot disagree.

mod absence;
mod around;
mod as_at;
mod bearing;
mod boundaries;
mod brief;
mod card;
mod changes;
mod covering;
mod figures;
mod find;
mod heirs;
mod history;
mod inside;
mod lineage;
mod links;
mod listing;
mod lookup;
pub mod map;
mod marks;
pub mod matrix;
mod narrow;
mod overlap;
mod path;
mod provision;
mod services;
mod short;
mod start;
mod terms;
mod tree;

pub use absence::{Absence, AbsenceReason, absence};
pub use around::{Around, Overlying, around, places_in};
pub use as_at::AsAt;
pub use boundaries::{DatedFinding, boundary_findings, dated};
pub use brief::{Brief, BriefLimits, BriefOptions, Changed, Contents, RunBy, StructureRow, brief};
pub use card::{
    Card, CardLink, CardNote, CommissionerAcross, Direction, Holder, ServedCouncil, ServedSystem, card,
    notes_of,
};
pub use changes::{Changes, Tally};
pub use covering::{Covering, CoveringArea};
pub use find::{
    Explains, Filter, FoundLocality, FoundOrg, FoundRow, Match, SharedLand, lies_in_another_system, list,
};
pub use heirs::Heir;
pub use history::{
    Change, ChangeCount, Daily, Detail, Difference, Followed, Happening, History, KindTally, Participant,
    Portion, Reached, Reaching, Told, below_on_either, difference, differences, history, history_on, implied,
    planned, planned_among,
};
pub use inside::Inside;
pub use lineage::{LineageStep, became, came_from};
pub use links::{Ends, is_of_its_time, links_among};
pub use listing::{Depth, ListedRow, Listing, Root, listing};
pub use lookup::{Found, Gazetteer, InSeveral, Led, LiesIn, LocalityFound, Whereabouts};
pub use marks::{Mark, last_seen, marks};
pub use narrow::Narrowing;
pub use overlap::{Inference, LandComparison, OverlapOptions, Side, Sorts, compare, overlap};
pub use path::{Path, Step, Way, leads_anywhere, path};
pub use provision::{ProviderOf, Provision, ServedArea, provided_by, provision};
pub use services::{
    AreaCover, Department, DepartmentSite, DrawnFrom, Given, Goes, HospitalOf, Reach, ServiceRow, Services,
    Serving, reach, services,
};
pub use short::short_name;
pub use start::{Start, start};
pub use terms::{terms, terms_in_order};
pub use tree::{Child, Fold, Row, RowItem, RowKey, Rows, branch, rows, subtree_size};
