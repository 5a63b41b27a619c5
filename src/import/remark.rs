//! What was read and not taken as it stands, row by row: nothing is dropped in silence.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why a row, or a part of it, is not in the atlas as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The file is none of those that are known.
    UnknownFile,
    /// The last line of the file does not end: it may be cut off there.
    EndsOpen,
    /// The row is not as every other: a code, a date or a column is missing or wrong.
    Malformed,
    /// The row repeats one that came before.
    Repeated,
    /// Another had the code before the one who has it.
    CodeUsedAgain,
    /// A day that has not come when the file was made.
    ToCome,
    /// A row that is another in every cell.
    SameRow,
    /// A table that is another in every cell.
    SameTable,
    /// An older edition has it, the newest has it not.
    OnlyInOlderEdition,
    /// There before the register was.
    OpenedBefore,
    /// Closed by its status, without a day.
    ClosedWithoutADay,
    /// Not in England.
    NotEnglish,
    /// Prescribes, but is no GP practice.
    NotAPractice,
    /// A commissioner that no file has.
    UnknownCommissioner,
    /// A network that no file has.
    UnknownNetwork,
    /// A system for which no file has a name.
    UnknownSystem,
    /// A board of a lookup without a code of the NHS register.
    UnplacedSystem,
    /// A commissioner of a lookup without a code of the NHS register.
    UncodedCommissioner,
    /// A network without a practice.
    EmptyNetwork,
    /// A practice that is in no network, as the register says in so many words.
    Unallocated,
    /// A practice that only the file of networks has.
    OnlyInNetworks,
    /// A member of a network that is no GP practice.
    MemberNotAPractice,
    /// A practice in two networks at once.
    TwoNetworks,
    /// A practice that left one network on the day on which it joined the next.
    SameDay,
    /// A practice in a network on no day on which both were there.
    NeverTogether,
    /// Two files name different commissioners for a practice.
    CommissionersDiffer,
    /// A time under a commissioner that no file has.
    CommissionerElsewhere,
    /// A practice under two commissioners at once.
    TwoCommissioners,
    /// A succession of which the files have one end or none.
    SuccessionElsewhere,
    /// Lookups of one year that place a small area differently.
    LookupsDiffer,
    /// A small area without a number of residents.
    NoResidents,
    /// A count of residents, where a newer was given.
    OlderResidents,
    /// The residents of a small area that lies in several pieces of land.
    ResidentsShared,
    /// Small areas of two censuses that share land across a boundary of councils.
    BoundaryPutRight,
    /// Small areas of one census that are none of the other.
    NotUnchanged,
    /// A file of small areas of two censuses that are not both those of the lookups.
    OtherCensuses,
    /// Land that lies in no area of the atlas.
    InNoArea,
    /// A council with a new code, on the same land.
    Recoded,
    /// A commissioner without a code of the NHS register, told by its land.
    CodedByLand,
    /// A commissioner that the register calls open and a later lookup has not.
    GoneFromLookups,
    /// A number of residents for a small area that no lookup has.
    NoLookup,
    /// A small area that some lookups have and others have not.
    NotInEveryLookup,
    /// A member of a grouping that has closed.
    ClosedMember,
    /// An area in two groups of one grouping.
    InTwoGroups,
    /// A group with the name of one that is there already.
    NameTaken,
    /// An id, or a code, that is somebody else's already.
    IdTaken,
    /// The code of two organisations of different kinds, each in its register.
    CodeTaken,
    /// The key of a source that is described already.
    SourceTaken,
    /// A hospital whose trust is not known.
    UnknownTrust,
    /// A site that is no hospital, or none that the public is shown.
    NotAHospital,
    /// A council that is not known.
    UnknownCouncil,
    /// A practice that is not known.
    UnknownPractice,
    /// A provider that is not known.
    UnknownProvider,
    /// An area, or a commissioner of one, that is not known.
    UnknownArea,
    /// A register, or a row of one, without a day of its own.
    Undated,
    /// A pair of which the register gives no share.
    WithoutShares,
}

impl Reason {
    /// What it means, for many rows at once.
    pub const fn text(self) -> &'static str {
        match self {
            Self::UnknownFile => "not a register catchment knows; left out",
            Self::EndsOpen => "the last line has no end, so the file may be cut off there; taken as it is",
            Self::Malformed => "faulty; left out",
            Self::Repeated => "the same code again; only the first is taken in",
            Self::CodeUsedAgain => "had a code that is another's now; the life of the later one is taken in",
            Self::ToCome => {
                "a day still to come when the file was made; taken in as it stands, but it says nothing of how new the file is"
            }
            Self::SameRow => "the same row again, in every cell; counted once",
            Self::SameTable => "the same table again, in every cell; taken in once",
            Self::OnlyInOlderEdition => {
                "in an older edition and no longer in the newest; kept, with what was last known of it"
            }
            Self::OpenedBefore => {
                "opened on 1974-04-01 in the register, which stands there for any day before; since when it is there is not known"
            }
            Self::ClosedWithoutADay => {
                "closed in the register, which does not say when; taken to have closed before the latest day in it"
            }
            Self::NotEnglish => "not in England; left out",
            Self::NotAPractice => {
                "prescribes but is no GP practice; left out (--all-prescribers takes them in)"
            }
            Self::UnknownCommissioner => "its commissioner is in none of the files; it sits under England",
            Self::UnknownNetwork => "its network is in none of the files; the membership is left out",
            Self::UnknownSystem => "a system that no file names; it is called by its code",
            Self::UnplacedSystem => {
                "a board of which no file and no atlas says the NHS code; who is put in it stays where it was"
            }
            Self::UncodedCommissioner => {
                "no file says which NHS code this commissioner has; its land is taken from the other lookups"
            }
            Self::EmptyNetwork => "an open network without a practice; kept",
            Self::Unallocated => "a practice in no network: the register calls it unallocated",
            Self::OnlyInNetworks => "a practice that only the file of networks has; kept, without dates",
            Self::MemberNotAPractice => {
                "in a network but no GP practice; left out (--all-prescribers takes it in)"
            }
            Self::TwoNetworks => {
                "in two networks at once; it sits in the one it joined first, or of two joined on one day the one it stayed in"
            }
            Self::SameDay => {
                "left one network on the day it joined the next; taken to have left the day before"
            }
            Self::NeverTogether => "in a network on no day on which both were there; left out",
            Self::CommissionerElsewhere => "a time under a commissioner that is in none of the files; left out",
            Self::TwoCommissioners => {
                "under two commissioners at once; from the day on which it came to the later one, that one counts"
            }
            Self::CommissionersDiffer => "two files name different commissioners; the newer file counts",
            Self::SuccessionElsewhere => {
                "a change from one code to another, of which the files have only one or neither; left out"
            }
            Self::LookupsDiffer => "two lookups of one year place it differently; the first one counts",
            Self::NoResidents => {
                "a small area whose residents nobody counted; those of its whole piece of land stay unknown"
            }
            Self::OlderResidents => "residents of which a newer count was given; only the newer counts",
            Self::ResidentsShared => {
                "one small area on land that lay in different areas; its residents are shared out among them"
            }
            Self::BoundaryPutRight => {
                "small areas of two councils that share some land, nobody says how much; each is taken to lie whole in its own"
            }
            Self::NotUnchanged => {
                "changed between two censuses, and no file says into which (ONS exact-fit lookup); left out"
            }
            Self::OtherCensuses => {
                "says how small areas of two censuses fit one another, and the lookups are not of those two; not used"
            }
            Self::InNoArea => "land of small areas that lie in no council and no commissioner; left out",
            Self::Recoded => {
                "has exactly the small areas of one that is gone; taken for the same with a new code"
            }
            Self::CodedByLand => {
                "no file says which NHS code this commissioner has; taken for the one that has most of its land later"
            }
            Self::GoneFromLookups => {
                "open in the register, without land in a later lookup; taken to have closed the day before"
            }
            Self::NoLookup => "residents of a small area that no lookup places; left out",
            Self::NotInEveryLookup => "lacks small areas that other lookups have; of those it says nothing",
            Self::ClosedMember => {
                "a member of a grouping that has closed; from then on the grouping lacks its land"
            }
            Self::InTwoGroups => "an area that an earlier row puts in another group; it lies in both",
            Self::NameTaken => {
                "a group with the name of somebody who is there already; it is another, with an id of its own"
            }
            Self::IdTaken => {
                "an id or code that somebody has already by another name; what is said is said of both, so give it its own if another is meant"
            }
            Self::CodeTaken => {
                "the code of somebody of another kind in another register; only that one is taken in"
            }
            Self::SourceTaken => {
                "the key of a source that is described already; told in place of that one, so give it a key of its own if another is meant"
            }
            Self::UnknownTrust => "a hospital whose trust is in none of the files, nor in the atlas; left out",
            Self::NotAHospital => "a site that is no hospital by its name or by what the list says; left out",
            Self::UnknownCouncil => {
                "its council is in none of the files, nor in the atlas; where it is stays unsaid"
            }
            Self::UnknownPractice => "a practice that is in none of the files, nor in the atlas; left out",
            Self::UnknownProvider => "a provider that is in none of the files, nor in the atlas; left out",
            Self::UnknownArea => {
                "an area that is in none of the files, nor in the atlas, or that commissions for no area of its own; left out"
            }
            Self::Undated => {
                "no day that can be read, so its figures and shares have none; write it as 2024-10 or 2024-10-31, in the heading, as in patients 2024-10, in the name of the file or in the row"
            }
            Self::WithoutShares => "neither share is given, or nobody waits; left out",
        }
    }

    /// The word in a report: `two-networks`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownFile => "unknown-file",
            Self::EndsOpen => "ends-open",
            Self::Malformed => "malformed",
            Self::Repeated => "repeated",
            Self::CodeUsedAgain => "code-used-again",
            Self::ToCome => "to-come",
            Self::SameRow => "same-row",
            Self::SameTable => "same-table",
            Self::OnlyInOlderEdition => "only-in-older-edition",
            Self::OpenedBefore => "opened-before",
            Self::ClosedWithoutADay => "closed-without-a-day",
            Self::NotEnglish => "not-english",
            Self::NotAPractice => "not-a-practice",
            Self::UnknownCommissioner => "unknown-commissioner",
            Self::UnknownNetwork => "unknown-network",
            Self::UnknownSystem => "unknown-system",
            Self::UnplacedSystem => "unplaced-system",
            Self::UncodedCommissioner => "uncoded-commissioner",
            Self::EmptyNetwork => "empty-network",
            Self::Unallocated => "unallocated",
            Self::OnlyInNetworks => "only-in-networks",
            Self::MemberNotAPractice => "member-not-a-practice",
            Self::TwoNetworks => "two-networks",
            Self::SameDay => "same-day",
            Self::NeverTogether => "never-together",
            Self::CommissionersDiffer => "commissioners-differ",
            Self::CommissionerElsewhere => "commissioner-elsewhere",
            Self::TwoCommissioners => "two-commissioners",
            Self::SuccessionElsewhere => "succession-elsewhere",
            Self::LookupsDiffer => "lookups-differ",
            Self::NoResidents => "no-residents",
            Self::OlderResidents => "older-residents",
            Self::ResidentsShared => "residents-shared",
            Self::BoundaryPutRight => "boundary-put-right",
            Self::NotUnchanged => "not-unchanged",
            Self::OtherCensuses => "other-censuses",
            Self::InNoArea => "in-no-area",
            Self::Recoded => "recoded",
            Self::CodedByLand => "coded-by-land",
            Self::GoneFromLookups => "gone-from-lookups",
            Self::NoLookup => "no-lookup",
            Self::NotInEveryLookup => "not-in-every-lookup",
            Self::ClosedMember => "closed-member",
            Self::InTwoGroups => "in-two-groups",
            Self::NameTaken => "name-taken",
            Self::IdTaken => "id-taken",
            Self::CodeTaken => "code-taken",
            Self::SourceTaken => "source-taken",
            Self::UnknownTrust => "unknown-trust",
            Self::NotAHospital => "not-a-hospital",
            Self::UnknownCouncil => "unknown-council",
            Self::UnknownPractice => "unknown-practice",
            Self::UnknownProvider => "unknown-provider",
            Self::UnknownArea => "unknown-area",
            Self::Undated => "undated",
            Self::WithoutShares => "without-shares",
        }
    }
}

/// One row, or one file, that is not in the atlas as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Why.
    pub reason: Reason,
    /// The file, with the sheet of a workbook.
    pub file: Arc<str>,
    /// The row, from 1 as a spreadsheet counts; none where the whole file is meant.
    pub row: Option<usize>,
    /// Whom or what it is about, in a few words.
    pub what: String,
}

/// Where a row stands: in which file, and which it is as a spreadsheet counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowPosition<'f> {
    pub(super) file: &'f str,
    pub(super) row: usize,
}

/// All remarks, by reason, file and row.
#[derive(Debug, Default)]
pub struct Remarks(Vec<Remark>);

impl Remarks {
    /// Remarks on a row.
    pub(super) fn add(&mut self, reason: Reason, at: RowPosition<'_>, what: impl Into<String>) {
        let file = self.named(at.file);
        self.0.push(Remark { reason, file, row: Some(at.row), what: what.into() });
    }

    /// Remarks on a whole file.
    pub(super) fn add_file(&mut self, reason: Reason, file: &str, what: impl Into<String>) {
        let file = self.named(file);
        self.0.push(Remark { reason, file, row: None, what: what.into() });
    }

    /// The name of a file, which thousands in a row have in common.
    fn named(&self, file: &str) -> Arc<str> {
        let last = self.0.last().filter(|last| &*last.file == file);
        last.map_or_else(|| file.into(), |last| Arc::clone(&last.file))
    }

    /// The same, sorted.
    pub(super) fn in_order(mut self) -> Self {
        let by_file = |a: &Arc<str>, b: &Arc<str>| if Arc::ptr_eq(a, b) { Ordering::Equal } else { a.cmp(b) };
        self.0.sort_by(|a, b| {
            let by_row =
                a.reason.cmp(&b.reason).then_with(|| by_file(&a.file, &b.file)).then(a.row.cmp(&b.row));
            by_row.then_with(|| a.what.cmp(&b.what))
        });
        self
    }

    /// Each, in order.
    pub fn all(&self) -> &[Remark] {
        &self.0
    }

    /// Each reason with its rows, in order.
    pub fn by_reason(&self) -> BTreeMap<Reason, Vec<&Remark>> {
        let mut by_reason: BTreeMap<Reason, Vec<&Remark>> = BTreeMap::new();
        for remark in &self.0 {
            by_reason.entry(remark.reason).or_default().push(remark);
        }
        by_reason
    }
}
