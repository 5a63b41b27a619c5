//! `a` or `an`.

/// `an ICB`, `a sub-ICB location`, `an NHS region`. An acronym is read letter by letter.
pub(super) fn article(word: &str) -> &'static str {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or('b');
    let is_spelt = letters.next().is_some_and(char::is_uppercase);
    let sounds = if is_spelt { "AEFHILMNORSX" } else { "AEIOaeio" };
    if sounds.contains(first) { "an" } else { "a" }
}
