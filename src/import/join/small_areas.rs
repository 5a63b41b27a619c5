//! Small areas, and the pieces of land that they make: those that lie in the same commissioner
//! and the same council in every lookup are one piece.

use rustc_hash::FxHashMap;

use crate::import::read::Registers;

/// In which commissioner and which council a small area lies in one lookup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct LookupAreas<'r> {
    pub(super) commissioner: Option<&'r str>,
    pub(super) council: Option<&'r str>,
}

/// The small areas of the lookups, and where each lies in each of them.
pub(super) struct SmallAreas<'r> {
    /// Their numbers in the lists, by their codes.
    numbers: FxHashMap<&'r str, usize>,
    /// A list for each lookup.
    pub(super) by_lookup: Vec<Vec<LookupAreas<'r>>>,
}

/// How much of one piece of land there is, and one of its small areas.
pub(super) struct LandPiece {
    pub(super) residents: u64,
    pub(super) small_areas: u64,
    pub(super) first: usize,
}

impl<'r> SmallAreas<'r> {
    /// Those of all lookups; where each lies is still to be said.
    pub(super) fn new(registers: &'r Registers<'r>) -> Self {
        let most = registers.lookups.iter().map(|lookup| lookup.edition.rows.len()).max().unwrap_or(0);
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        numbers.reserve(most);
        for lookup in &registers.lookups {
            for row in lookup.edition.values().filter(|row| is_english(row.small_area)) {
                let next = numbers.len();
                numbers.entry(row.small_area).or_insert(next);
            }
        }
        let by_lookup = vec![vec![LookupAreas::default(); numbers.len()]; registers.lookups.len()];
        Self { numbers, by_lookup }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of one in the lists.
    pub(super) fn number(&self, code: &str) -> Option<usize> {
        self.numbers.get(code).copied()
    }

    /// Small areas that lie in the same areas in every lookup, together.
    pub(super) fn pieces(&self, residents: &[Option<u64>]) -> Vec<LandPiece> {
        let mut piece_of: Vec<usize> = vec![0; self.len()];
        for areas in &self.by_lookup {
            let mut known: FxHashMap<(usize, LookupAreas<'_>), usize> = FxHashMap::default();
            for (piece, areas) in piece_of.iter_mut().zip(areas) {
                let next = known.len();
                *piece = *known.entry((*piece, *areas)).or_insert(next);
            }
        }
        let mut pieces: Vec<LandPiece> = Vec::new();
        for (small_area, piece) in piece_of.into_iter().enumerate() {
            if piece == pieces.len() {
                pieces.push(LandPiece { residents: 0, small_areas: 0, first: small_area });
            }
            let piece = &mut pieces[piece];
            piece.small_areas += 1;
            piece.residents += residents[small_area].unwrap_or(0);
        }
        pieces
    }
}

/// Is the code of a small area one of England?
pub(super) fn is_english(small_area: &str) -> bool {
    small_area.starts_with('E')
}
