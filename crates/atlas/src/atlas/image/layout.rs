//! The parts of a compiled atlas, and where each lies.

use xxhash_rust::xxh3::xxh3_64;

use crate::atlas::records::{Bytes, Packed, Slice};
use crate::words::{
    Basis, Certainty, Kind, LocalityKind, Precision, Relation, Scheme, Service, Succession, Tier,
};

/// How every compiled atlas begins.
pub(super) const MAGIC: &[u8; 16] = b"catchment atlas\n";

/// Raised with every change of the form.
const FORMAT: u32 = 5;

/// The parts, in the order in which they lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Title and day.
    Head,
    /// What is asked of every organisation.
    OrgFacts,
    /// Where the stays of each organisation begin.
    StayStarts,
    /// What each sat within, and when.
    Stays,
    /// What is asked of every link.
    LinkFacts,
    /// Organisations in the order in which children are shown.
    InOrder,
    /// Where each id begins.
    IdStarts,
    /// Ids, sorted.
    Ids,
    /// Whose each id is.
    IdOrgs,
    /// Where the labels of each organisation begin.
    LabelStarts,
    /// All that each is called.
    Labels,
    /// Where the record of each organisation begins.
    OrgStarts,
    /// Organisations, record by record.
    Orgs,
    /// Where the record of each link begins.
    LinkStarts,
    /// Links, record by record.
    Links,
    /// The land.
    Patches,
    /// Where the record of each town and postcode district begins.
    LocalityStarts,
    /// Towns and postcode districts, record by record.
    Localities,
    /// The glossary.
    Terms,
    /// The timeline.
    Events,
    /// What documents say of tiers.
    Tiers,
    /// Sources, and sets of them.
    Sources,
    /// The files that were read.
    Inputs,
    /// The shapes of patches, closely followed.
    OutlinesFull,
    /// The same for a region.
    OutlinesMedium,
    /// The same for England.
    OutlinesCoarse,
}

/// The shapes of patches, in the order of the levels of detail.
pub(super) const OUTLINES: [Part; 3] = [Part::OutlinesFull, Part::OutlinesMedium, Part::OutlinesCoarse];

/// How many parts there are.
pub(super) const PARTS: usize = Part::OutlinesCoarse as usize + 1;

/// Where the length of each part stands: after the name, the form, the words and the sum.
pub(super) const LENGTHS: usize = MAGIC.len() + 4 + 8 + 8;
const HEAD: usize = LENGTHS + PARTS * 4;

/// Why bytes are no compiled atlas.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCompiled {
    /// They do not begin as one does.
    #[error("it is not a compiled atlas")]
    NotOne,
    /// It was made by another version.
    #[error("it was compiled by another version of catchment; compile it again with this one")]
    OtherVersion,
    /// Something of it is not as it was written.
    #[error("it is damaged ({0}); make it again from what it was compiled of")]
    Damaged(&'static str),
}

/// A compiled atlas, with its parts told apart.
#[derive(Debug)]
pub(super) struct Image {
    bytes: Bytes,
    starts: [usize; PARTS + 1],
}

impl Image {
    /// Tells the parts apart; what they hold is not looked at.
    pub(super) fn of(bytes: Bytes) -> Result<Self, NotCompiled> {
        let all = bytes.all();
        if !all.starts_with(MAGIC) {
            return Err(NotCompiled::NotOne);
        }
        let head = all.get(..HEAD).ok_or(NotCompiled::Damaged("it ends in its head"))?;
        let (format, words) = (u32_at(head, MAGIC.len()), u64_at(head, MAGIC.len() + 4));
        if format != FORMAT || words != fingerprint_of_words() {
            return Err(NotCompiled::OtherVersion);
        }
        let mut starts = [HEAD; PARTS + 1];
        for part in 0..PARTS {
            starts[part + 1] = starts[part] + u32_at(head, LENGTHS + part * 4) as usize;
        }
        if starts[PARTS] != all.len() {
            return Err(NotCompiled::Damaged("it has not the length that it says"));
        }
        Ok(Self { bytes, starts })
    }

    /// Are the bytes those that were written?
    pub(super) fn verify(&self) -> Result<(), NotCompiled> {
        let all = self.bytes.all();
        if u64_at(all, MAGIC.len() + 12) == xxh3_64(&all[LENGTHS..]) {
            return Ok(());
        }
        Err(NotCompiled::Damaged("its bytes do not add up"))
    }

    /// One part of it.
    pub(super) fn part(&self, part: Part) -> Slice {
        let number = part as usize;
        Slice::new(&self.bytes, self.starts[number], self.starts[number + 1])
    }

    /// Records, and where they begin.
    pub(super) fn packed(&self, starts: Part, records: Part) -> Packed {
        Packed::new(self.part(starts), self.part(records))
    }
}

/// The head above these parts.
pub(super) fn head(lengths: [u32; PARTS], body: &[u8]) -> Vec<u8> {
    let mut after_sum: Vec<u8> = lengths.iter().flat_map(|length| length.to_le_bytes()).collect();
    after_sum.extend_from_slice(body);
    let mut all = Vec::with_capacity(LENGTHS + after_sum.len());
    all.extend_from_slice(MAGIC);
    all.extend_from_slice(&FORMAT.to_le_bytes());
    all.extend_from_slice(&fingerprint_of_words().to_le_bytes());
    all.extend_from_slice(&xxh3_64(&after_sum).to_le_bytes());
    all.append(&mut after_sum);
    all
}

/// A number that is another as soon as a closed list has another word: words are written as
/// their place in their list.
fn fingerprint_of_words() -> u64 {
    fn add<T: Copy>(text: &mut String, list: &[T], spelling: impl Fn(T) -> &'static str) {
        for word in list {
            text.push_str(spelling(*word));
            text.push(' ');
        }
        text.push('\n');
    }
    let mut text = String::with_capacity(4096);
    add(&mut text, Kind::ALL, Kind::spelling);
    add(&mut text, Relation::ALL, Relation::spelling);
    add(&mut text, Service::ALL, Service::spelling);
    add(&mut text, Certainty::ALL, Certainty::spelling);
    add(&mut text, Basis::ALL, Basis::spelling);
    add(&mut text, Precision::ALL, Precision::spelling);
    add(&mut text, Succession::ALL, Succession::spelling);
    add(&mut text, Tier::ALL, Tier::spelling);
    add(&mut text, Scheme::ALL, Scheme::spelling);
    add(&mut text, LocalityKind::ALL, LocalityKind::spelling);
    xxh3_64(text.as_bytes())
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::{FORMAT, LENGTHS};
    use crate::atlas::Atlas;
    use crate::source::{Layer, SourceFile};

    /// One of everything that is written, and nothing that is added to it for other tests.
    const FIXED: &str = r#"Atlas(format: 1, title: "Isle", as_at: "2024-06-30", source: ["s"],
        sources: {"s": (title: "Notes", publisher: "The isle", published: "2024", licence: "None", url: "https://isle", note: "By hand")},
        inputs: [(name: "isle.csv", what: "a table", edition: "2024", sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")],
        organisations: [
            (id: "isle", name: "Isle", kind: Nation),
            (id: "N", name: "North Board", kind: Icb, parents: [(id: "isle", until: "2020-03-31", certainty: Inferred), (id: "isle", since: "2020-04-01")],
             since: "2013-04-01", seen: "2024", code_since: "2014", certainty: Doubtful, count: 2, aliases: ["Norther"], alias_source: ["s"], covers: ["D"],
             styles: [(name: "North Group", kind: Stp, until: "2022-06-30")], codes: [(scheme: Ons, code: "X01", since: "2015")],
             figures: [(what: "beds", value: 2.5, precision: About, seen: "2023", until: "2024", note: "a count")], notes: [(text: "By hand.", seen: "2023", until: "2024-03-31")]),
            (id: "D", name: "Dale", kind: District, parent: "isle"),
            (id: "T", name: "Trust", kind: AcuteTrust, parent: "N", until: "2024-03-31"),
        ],
        links: [
            Serves(from: "T", to: ["D"], service: Acute, extent: Within(["D"]), since: "2014", note: "most of it"),
            DrawsFrom(from: "T", to: ["D"], share: 0.25, share_of_area: 0.5, of: Admissions, seen: "2023"),
            SucceededBy(from: "T", to: ["N"], how: Merger, on: "2024-04-01", certainty: Inferred),
        ],
        patches: [(areas: ["D"], dated: [(id: "N", since: "2020-04-01", certainty: Inferred)], residents: 300, small_areas: 2)],
        localities: [(name: "Ash", what: Village, at: [("D", 0.75, ["N"])], within: ["N"], aliases: ["Ashe"])],
        terms: [(term: "ward", expansion: "w", meaning: "A part of it.", used_by: "all", see: ["beds"])],
        events: [(date: "2020-04-01", said: "April 2020", organisations: ["N"], what: "It began.")],
    )"#;

    #[test]
    fn whoever_changes_the_form_raises_its_number() {
        let layer = Layer { files: vec![SourceFile::text("isle.ron", FIXED.to_owned())] };
        let atlas = Atlas::load(&[layer]).expect("sound");
        let compiled = atlas.compile().expect("small");
        // What stands before the lengths says which form it is, and of which words.
        let sum = xxh3_64(&compiled[LENGTHS..]);
        assert_eq!(
            (FORMAT, sum),
            (5, 5_236_356_122_185_295_499),
            "compiled atlases have another form: raise FORMAT, and put it and the new sum here"
        );
    }
}
