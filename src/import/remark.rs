//! What was read and not taken as it stands, row by row: nothing is dropped in silence.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Defines the reasons: of each its word in a report, and what it means for many rows at once.
macro_rules! reasons {
    ($(#[$doc:meta])* $list:ident { $($(#[$of:meta])* $name:ident => $word:literal, $text:literal;)+ }) => {
        $(#[$doc])*
        pub enum $list { $($(#[$of])* $name),+ }

        impl $list {
            /// What it means, for many rows at once.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The word in a report: `two-networks`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

reasons! {
    /// Why a row, or a part of it, is not in the atlas as it stands in the file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Reason {
        /// The file is none of those that are known.
        UnknownFile => "unknown-file",
            "not a register catchment knows; left out";
        /// The last line of the file does not end: it may be cut off there.
        EndsOpen => "ends-open",
            "the last line has no end, so the file may be cut off there; taken as it is";
        /// The row is not as every other: a code, a date or a column is missing or wrong.
        Malformed => "malformed",
            "faulty; left out";
        /// The row repeats one that came before.
        Repeated => "repeated",
            "the same code again; only the first is taken in";
        /// Another had the code before the one who has it.
        CodeUsedAgain => "code-used-again",
            "had a code that is another's now; the life of the later one is taken in";
        /// A day that has not come when the file was made.
        ToCome => "to-come",
            "a day still to come when the file was made; taken in as it stands, but it says nothing of how new the file is";
        /// A row that is another in every cell.
        SameRow => "same-row",
            "the same row again, in every cell; counted once";
        /// A table that is another in every cell.
        SameTable => "same-table",
            "the same table again, in every cell; taken in once";
        /// An older edition has it, the newest has it not.
        OnlyInOlderEdition => "only-in-older-edition",
            "in an older edition and no longer in the newest; kept, with what was last known of it";
        /// There before the register was.
        OpenedBefore => "opened-before",
            "opened on 1974-04-01 in the register, which stands there for any day before; how long it has been there is not known";
        /// Closed by its status, without a day.
        ClosedWithoutADay => "closed-without-a-day",
            "closed in the register, which does not say when; taken to have closed before the latest day in it";
        /// Not in England.
        NotEnglish => "not-english",
            "not in England; left out";
        /// Prescribes, but is no GP practice.
        NotAPractice => "not-a-practice",
            "prescribes but is no GP practice; left out (--all-prescribers takes them in)";
        /// A commissioner that no file has.
        UnknownCommissioner => "unknown-commissioner",
            "its commissioner is in none of the files; it sits under England";
        /// A network that no file has.
        UnknownNetwork => "unknown-network",
            "its network is in none of the files; the membership is left out";
        /// A system for which no file has a name.
        UnknownSystem => "unknown-system",
            "a system that no file names; it is called by its code";
        /// A board of a lookup without a code of the NHS register.
        UnplacedSystem => "unplaced-system",
            "a board of which no file and no atlas says the NHS code; who is put in it stays where it was";
        /// A commissioner of a lookup without a code of the NHS register.
        UncodedCommissioner => "uncoded-commissioner",
            "no file says which NHS code this commissioner has; its land is taken from the other lookups";
        /// A network without a practice.
        EmptyNetwork => "empty-network",
            "an open network without a practice; kept";
        /// A practice that is in no network, as the register says in so many words.
        Unallocated => "unallocated",
            "a practice in no network: the register calls it unallocated";
        /// A practice that only the file of networks has.
        OnlyInNetworks => "only-in-networks",
            "a practice that only the file of networks has; kept, without dates";
        /// A member of a network that is no GP practice.
        MemberNotAPractice => "member-not-a-practice",
            "in a network but no GP practice; left out (--all-prescribers takes it in)";
        /// A practice in two networks at once.
        TwoNetworks => "two-networks",
            "in two networks at once; it sits in the one it joined first, or of two joined on one day the one it stayed in";
        /// A practice that left one network on the day on which it joined the next.
        SameDay => "same-day",
            "left one network on the day it joined the next; taken to have left the day before";
        /// A practice in a network on no day on which both were there.
        NeverTogether => "never-together",
            "in a network on no day on which both were there; left out";
        /// Two files name different commissioners for a practice.
        CommissionersDiffer => "commissioners-differ",
            "two files name different commissioners; the newer file counts";
        /// A time under a commissioner that no file has.
        CommissionerElsewhere => "commissioner-elsewhere",
            "a time under a commissioner that is in none of the files; left out";
        /// A practice under two commissioners at once.
        TwoCommissioners => "two-commissioners",
            "under two commissioners at once; from the day on which it came to the later one, that one counts";
        /// A succession of which the files have one end or none.
        SuccessionElsewhere => "succession-elsewhere",
            "a change from one code to another, of which the files have only one or neither; left out";
        /// Lookups of one year that place a small area differently.
        LookupsDiffer => "lookups-differ",
            "two lookups of one year place it differently; the first one counts";
        /// A small area without a number of residents.
        NoResidents => "no-residents",
            "a small area whose residents nobody counted; those of its whole piece of land stay unknown";
        /// A count of residents, where a newer was given.
        OlderResidents => "older-residents",
            "residents of which a newer count was given; only the newer counts";
        /// The residents of a small area that lies in several pieces of land.
        ResidentsShared => "residents-shared",
            "one small area on land that lay in different areas; its residents are shared out among them";
        /// Small areas of two censuses that share land across a boundary of councils.
        BoundaryPutRight => "boundary-put-right",
            "small areas of two councils that share some land, nobody says how much; each is taken to lie whole in its own";
        /// Small areas of one census that are none of the other.
        NotUnchanged => "not-unchanged",
            "changed between two censuses, and no file says into which (ONS exact-fit lookup); left out";
        /// A file of small areas of two censuses that are not both those of the lookups.
        OtherCensuses => "other-censuses",
            "says how small areas of two censuses fit one another, and the lookups are not of those two; not used";
        /// Land that lies in no area of the atlas.
        InNoArea => "in-no-area",
            "land of small areas that lie in no council and no commissioner; left out";
        /// A council with a new code, on the same land.
        Recoded => "recoded",
            "has exactly the small areas of one that is gone; taken for the same with a new code";
        /// A commissioner without a code of the NHS register, told by its land.
        CodedByLand => "coded-by-land",
            "no file says which NHS code this commissioner has; taken for the one that has most of its land later";
        /// A commissioner that the register calls open and a later lookup has not.
        GoneFromLookups => "gone-from-lookups",
            "open in the register, without land in a later lookup; taken to have closed the day before";
        /// A number of residents for a small area that no lookup has.
        NoLookup => "no-lookup",
            "residents of a small area that no lookup places; left out";
        /// A small area that some lookups have and others have not.
        NotInEveryLookup => "not-in-every-lookup",
            "lacks small areas that other lookups have; of those it says nothing";
        /// A member of a grouping that has closed.
        ClosedMember => "closed-member",
            "a member of a grouping that has closed; from then on the grouping lacks its land";
        /// An area in two groups of one grouping.
        InTwoGroups => "in-two-groups",
            "an area that an earlier row puts in another group; it lies in both";
        /// A group with the name of one that is there already.
        NameTaken => "name-taken",
            "a group with the name of somebody who is there already; it is another, with an id of its own";
        /// An id, or a code, that is somebody else's already.
        IdTaken => "id-taken",
            "an id or code that somebody has already by another name; what is said is said of both, so give it its own if another is meant";
        /// The code of two organisations of different kinds, each in its register.
        CodeTaken => "code-taken",
            "the code of somebody of another kind in another register; only that one is taken in";
        /// The key of a source that is described already.
        SourceTaken => "source-taken",
            "the key of a source that is described already; told in place of that one, so give it a key of its own if another is meant";
        /// A hospital whose trust is not known.
        UnknownTrust => "unknown-trust",
            "a hospital whose trust is in none of the files, nor in the atlas; left out";
        /// A site that is no hospital, or none that the public is shown.
        NotAHospital => "not-a-hospital",
            "a site that is no hospital by its name or by what the list says; left out";
        /// A council that is not known.
        UnknownCouncil => "unknown-council",
            "its council is in none of the files, nor in the atlas; where it is stays unsaid";
        /// A practice that is not known.
        UnknownPractice => "unknown-practice",
            "a practice that is in none of the files, nor in the atlas; left out";
        /// A provider that is not known.
        UnknownProvider => "unknown-provider",
            "a provider that is in none of the files, nor in the atlas; left out";
        /// An area, or a commissioner of one, that is not known.
        UnknownArea => "unknown-area",
            "an area that is in none of the files, nor in the atlas, or that commissions for no area of its own; left out";
        /// A register, or a row of one, without a day of its own.
        Undated => "undated",
            "no day that can be read, so its figures and shares have none; write it as 2024-10 or 2024-10-31, in the heading, as in patients 2024-10, in the name of the file or in the row";
        /// A pair of which the register gives no share.
        WithoutShares => "without-shares",
            "neither share is given, or nobody waits; left out";
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
