//! How many live on each plot of land: of several counts the newest, in whole numbers.

use super::draft::Draft;
use super::small_areas::{SmallAreas, is_english};
use crate::import::remark::Reason;
use crate::import::value::{Located, ResidentsCount};

/// How many live where.
pub(super) struct PlotResidents {
    /// By plot; none where nobody counted.
    pub(super) of_plots: Vec<Option<u64>>,
    /// Of which census the small areas are that are counted.
    pub(super) census: u8,
}

impl Draft<'_> {
    /// The residents of each plot, by the newest count. Where a small area lies in several plots
    /// its residents are shared out among them, as an older count has them or else evenly.
    pub(super) fn residents(&mut self, small_areas: &SmallAreas<'_>) -> PlotResidents {
        let registers = self.registers;
        let newest_census = small_areas.censuses().max().unwrap_or_default();
        let mut counted = PlotResidents { of_plots: vec![None; small_areas.len()], census: newest_census };
        let census =
            |count: &ResidentsCount<'_>| count.census.or_else(|| small_areas.census_of(&count.edition));
        let mut counts: Vec<(u8, &ResidentsCount<'_>)> =
            registers.residents.iter().filter_map(|count| Some((census(count)?, count))).collect();
        counts.sort_by_key(|(census, count)| std::cmp::Reverse((*census, count.year)));
        let Some(((census, newest), older)) = counts.split_first() else { return counted };
        counted.census = *census;
        let mut weights: Vec<Option<u64>> = vec![None; small_areas.len()];
        for (census, count) in older {
            let what = format!("counted instead: {}", newest.edition.file);
            self.remarks.add_file(Reason::OlderResidents, count.edition.file, what);
            for row in count.edition.values() {
                // What is one plot by itself has its own number.
                if let [plot] = small_areas.plots(*census, row.small_area) {
                    weights[*plot] = weights[*plot].or(Some(row.count));
                }
            }
        }
        let pieces = small_areas.pieces();
        for Located { at, value: row } in newest.edition.located() {
            let plots = small_areas.plots(*census, row.small_area);
            let weight = |plot: &usize| weights[*plot].unwrap_or(1).max(1);
            for (plot, residents) in plots.iter().zip(shared_out(row.count, plots.iter().map(weight).collect()))
            {
                counted.of_plots[*plot] = Some(residents);
            }
            if plots.iter().any(|plot| pieces[*plot] != pieces[plots[0]]) {
                self.remarks.add(
                    Reason::ResidentsShared,
                    at,
                    format!("{}: {} residents", row.small_area, row.count),
                );
            }
            if !small_areas.has(*census, row.small_area) {
                let reason = if is_english(row.small_area) { Reason::NoLookup } else { Reason::NotEnglish };
                self.remarks.add(reason, at, row.small_area);
            }
        }
        for census in small_areas.censuses() {
            let left_out = small_areas.left_out(census);
            if left_out.is_empty() {
                continue;
            }
            let count = counts.iter().find(|(of, _)| *of == census);
            let people: u64 = count
                .into_iter()
                .flat_map(|(_, count)| count.edition.values())
                .map(|row| if left_out.binary_search(&row.small_area).is_ok() { row.count } else { 0 })
                .sum();
            let what = format!("{} small areas of 20{census:02} with {people} residents", left_out.len());
            let file = registers.lookups.iter().find(|lookup| lookup.columns.small_area.census == census);
            self.remarks.add_file(Reason::NotUnchanged, file.map_or("", |lookup| lookup.edition.file), what);
        }
        self.uncounted(small_areas, &counted);
        counted
    }

    /// Says of which small areas nobody counted the residents.
    fn uncounted(&mut self, small_areas: &SmallAreas<'_>, counted: &PlotResidents) {
        if counted.of_plots.iter().all(Option::is_some) {
            return;
        }
        for lookup in &self.registers.lookups {
            let census = lookup.columns.small_area.census;
            for Located { at, value: row } in lookup.edition.located() {
                let plots = small_areas.plots(census, row.small_area);
                if plots.iter().any(|plot| counted.of_plots[*plot].is_none()) {
                    self.remarks.add(Reason::NoResidents, at, row.small_area);
                }
            }
        }
    }
}

/// Shares a whole number out in proportion, in whole numbers that make the same sum.
fn shared_out(count: u64, weights: Vec<u64>) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    // Of more than could live anywhere only the proportion is kept, so that it can be multiplied.
    let scale = all / u128::from(u64::MAX) + 1;
    let all = weights.iter().map(|weight| u128::from(*weight) / scale).sum::<u128>();
    let (mut used, mut given) = (0_u128, 0_u64);
    let mut shares = Vec::with_capacity(weights.len());
    for weight in weights {
        used += u128::from(weight) / scale;
        let so_far = u64::try_from(u128::from(count) * used / all.max(1)).unwrap_or(count);
        shares.push(so_far - given);
        given = so_far;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::shared_out;

    #[test]
    fn shares_are_whole_and_make_the_sum() {
        assert_eq!(shared_out(10, vec![1, 1, 1]), [3, 3, 4]);
        assert_eq!(shared_out(1000, vec![1500, 500]), [750, 250]);
        assert_eq!(
            shared_out(u64::MAX, vec![u64::MAX, u64::MAX]).iter().copied().map(u128::from).sum::<u128>(),
            u128::from(u64::MAX)
        );
    }
}
