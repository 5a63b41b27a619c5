//! Why nothing was found, and what may have been meant.

use super::search::{Results, Searching};
use crate::cli::session::Session;
use crate::date::date_in_words;
use crate::query::{Filter, FoundRow};
use crate::render::clean;
use crate::render::find::not_in_atlas;
use crate::render::name;

/// Suggestions where there are only guesses.
const GUESSES: usize = 5;

/// Why nothing was found, and what may have been meant.
pub(super) fn nothing(
    session: &Session<'_>,
    search: &Searching<'_, '_>,
    words: &str,
    results: &Results,
) -> String {
    let as_at = search.as_at;
    if words.trim().is_empty() {
        let day = date_in_words(as_at.day());
        return match search.whole() {
            None => format!("Nothing of that kind and tier was there on {day}."),
            Some(whole) => format!(
                "Nothing of that kind and tier lies or stands in {} on {day}, or has some of its land. Who serves it: \
                 catchment show {}",
                name(as_at, whole),
                clean(&as_at.atlas().org(whole).id)
            ),
        };
    }
    if search.is_narrowed() {
        let all = Searching::new(as_at, Filter::default(), None).matching(words, 1);
        if !all.are_guesses && !all.rows.is_empty() {
            let fit = if all.total == 1 { "one does" } else { "others do" };
            let words = clean(words);
            return if search.whole().is_some() {
                format!("Nothing in there matches \"{words}\"; {fit} without --in, --kind and --tier.")
            } else {
                format!("Nothing of that kind and tier matches \"{words}\"; {fit} without --kind and --tier.")
            };
        }
    }
    let mut message = format!("Nothing matches \"{}\".", clean(words));
    if let Some(why) = not_in_atlas(words) {
        message = message + " " + why;
    }
    let guesses: Vec<FoundRow> = results.rows.iter().take(GUESSES).cloned().collect();
    if guesses.is_empty() {
        session.with_nearest(message, words)
    } else {
        session.suggesting_rows(&message, &guesses)
    }
}
