//! "Did you mean …?": the nearest of a list of words to one that is not in it.

/// The candidates near enough to `word` to be worth offering, nearest first, at most `limit`.
///
/// Near enough is a Jaro-Winkler similarity of 0.8, or for longer words a common
/// beginning; both were chosen by trying slips on the names of the field.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    const NEAR: f64 = 0.8;
    const LONGEST: usize = 200;
    if word.is_empty() || word.len() > LONGEST {
        return Vec::new();
    }
    let folded = word.to_lowercase();
    let mut near: Vec<(f64, &str)> = candidates
        .filter(|c| c.len() <= LONGEST)
        .map(|c| (strsim::jaro_winkler(&folded, &c.to_lowercase()), c))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(limit).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_code_or_a_word_is_put_right() {
        assert_eq!(nearest("QKX", ["QKK", "RV5", "Y56"].into_iter(), 1), ["QKK"]);
        assert_eq!(nearest("organizations", ["links", "organisations"].into_iter(), 1), ["organisations"]);
    }

    #[test]
    fn what_is_far_from_everything_gets_no_suggestion() {
        assert!(nearest("zzzz", ["QKK", "organisations"].into_iter(), 3).is_empty());
        assert!(nearest("", ["QKK"].into_iter(), 3).is_empty());
    }
}
