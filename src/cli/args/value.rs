//! What may stand for a value: read, or refused with what was probably meant.

use std::str::FromStr;

use crate::boundaries::{Code, Weight};
use crate::date::Date;
use crate::query::map::Colouring;
use crate::render::boundaries::title;
use crate::render::lookup::Added;
use crate::render::not_a_date;
use crate::suggest::nearest;
use crate::words::{KindWord, Service, Tier};

pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::read(text).map_err(|why| not_a_date(&why))
}

pub(super) fn number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| "a whole number is wanted here, such as 2".to_owned())
}

pub(super) fn kind(word: &str) -> Result<KindWord, String> {
    KindWord::from_word(word).ok_or_else(|| match KindWord::meant(word) {
        Some(meant) => did_you_mean(meant),
        None => unknown(word, KindWord::all_words()),
    })
}

pub(super) fn code(word: &str) -> Result<Code, String> {
    Code::meant(word).ok_or_else(|| {
        let near = nearest(word, Code::ALL.iter().map(|code| code.word()), 1);
        let near = near.first().map_or_else(String::new, |near| format!("{} ", did_you_mean(near)));
        let titles = Code::ALL.iter().map(|code| format!("\n  {:28}  {}", code.word(), title(*code)));
        format!("{near}It is one of:{}", titles.collect::<String>())
    })
}

pub(super) fn service(word: &str) -> Result<Service, String> {
    Service::from_word(word).ok_or_else(|| unknown(word, Service::ALL.iter().map(|s| s.word())))
}

pub(super) fn weight(word: &str) -> Result<Weight, String> {
    Weight::from_word(word).ok_or_else(|| unknown(word, Weight::ALL.iter().map(|w| w.word())))
}

pub(super) fn share(text: &str) -> Result<f64, String> {
    let share: Option<f64> = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is a number from 0 to 1, such as 0.1".to_owned())
}

pub(super) fn tier(word: &str) -> Result<Tier, String> {
    Tier::from_word(word).ok_or_else(|| unknown(word, Tier::ALL.iter().map(|t| t.word())))
}

pub(super) fn colouring(word: &str) -> Result<Colouring, String> {
    Colouring::from_word(word).ok_or_else(|| unknown(word, Colouring::ALL.iter().map(|c| c.word())))
}

pub(super) fn added(word: &str) -> Result<Added, String> {
    Added::from_word(word).ok_or_else(|| unknown(word, Added::ALL.iter().map(|a| a.word())))
}

fn did_you_mean(word: &str) -> String {
    format!("did you mean {word}?")
}

/// What was probably meant, else every word there is.
fn unknown<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    match nearest(word, known.iter().copied(), 1).first() {
        Some(near) => did_you_mean(near),
        None => format!("it is one of {}", known.join(", ")),
    }
}
