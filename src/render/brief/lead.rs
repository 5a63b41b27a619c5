//! What the note is of, in a sentence or two.

use super::writer::NoteWriter;
use crate::atlas::OrgIx;
use crate::date::date_in_words;
use crate::query::ServedSystem;
use crate::render::article::article;
use crate::render::document::Sentence;
use crate::render::phrase::{in_a_row, in_full, is_region_of_today, so_many, system_name};
use crate::render::{clean, counted, rounded};
use crate::words::Kind;

/// So many other systems of a region are named.
const FEW: usize = 6;

impl NoteWriter<'_, '_> {
    pub(super) fn lead(&mut self) {
        let org = self.brief.card.org;
        let kind = self.as_at.kind(org);
        let what = in_full(kind);
        let mut text = format!(
            "As at {}, {} is {} {what}",
            date_in_words(self.as_at.day()),
            self.name(org),
            article(what)
        );
        if let Some(around) = self.around(org, kind) {
            text = format!("{text} in {around}");
            if !self.brief.beside.is_empty() {
                text += &self.beside();
            }
        }
        text.push('.');
        for more in [self.size(org), self.parts(), self.also_known()].into_iter().flatten() {
            text = text + " " + &more;
        }
        let mut sources = vec![self.as_at.atlas().org(org).sources];
        sources.extend(&self.brief.card.land_sources);
        if kind.is_council() {
            self.whose_land().into_iter().for_each(|more| text = format!("{text} {more}"));
            sources.extend(self.sources_of_land());
        }
        let cites = self.cite(&sources);
        self.paragraph(Sentence::cited(text, cites));
    }

    /// What it is in; of a council by the councils' line.
    fn around(&self, org: OrgIx, kind: Kind) -> Option<String> {
        if kind.is_council() {
            return self.county_or_region(org);
        }
        let around = self.brief.card.ancestors.first().filter(|_| kind != Kind::Nation)?;
        Some(self.plain_name(*around))
    }

    /// The other systems of the region.
    fn beside(&self) -> String {
        let others = &self.brief.beside;
        let text = format!(". It is one of the region's {} systems", others.len() + 1);
        if others.len() > FEW {
            return text;
        }
        let others: Vec<String> = others.iter().map(|other| system_name(self.as_at, *other, None)).collect();
        format!("{text}; the others are {}", others.join("; "))
    }

    /// A system by its plain name, a region as what it is; anything else by the name it has.
    fn plain_name(&self, org: OrgIx) -> String {
        match self.as_at.kind(org) {
            kind if kind.is_system() => system_name(self.as_at, org, None),
            Kind::Region if is_region_of_today(self.as_at, org) => {
                format!("{}, one of today's NHS regions of England", self.name(org))
            }
            Kind::Region => format!("{}, an NHS region of England", self.name(org)),
            _ => self.name(org),
        }
    }

    /// How many people live there, or are served.
    fn size(&self, org: OrgIx) -> Option<String> {
        let card = &self.brief.card;
        if let Some(residents) = card.residents {
            return Some(format!("It has {} residents, as counted in mid-2020.", rounded(residents)));
        }
        if self.as_at.kind(org).is_area() || card.serves.is_empty() {
            return None;
        }
        let residents: Option<u64> = card.serves.iter().map(|served| served.residents).sum();
        let system = |served: &ServedSystem| {
            served.system.map_or_else(|| "no system".to_owned(), |system| system_name(self.as_at, system, None))
        };
        let systems: Vec<String> = card.serves.iter().map(system).collect();
        let have =
            residents.map_or_else(String::new, |count| format!("have {} residents and ", rounded(count)));
        Some(format!("The areas it is known to serve {have}lie in {}.", in_a_row(&systems)))
    }

    /// How many of each kind sit in it, and of how many councils it has a part.
    fn parts(&self) -> Option<String> {
        let contents = &self.brief.contents;
        let mut parts: Vec<String> =
            contents.whole.iter().map(|((_, kind), count)| so_many(*count, *kind)).collect();
        if contents.in_part > 0 {
            let councils = if contents.in_part == 1 { "council" } else { "councils" };
            parts.push(format!("parts of {} {councils}", counted(contents.in_part)));
        }
        (!parts.is_empty()).then(|| format!("Within it are {}.", in_a_row(&parts)))
    }

    /// Other names a person may meet; not its codes.
    fn also_known(&self) -> Option<String> {
        /// More than these help nobody.
        const NAMES: usize = 3;
        let org = self.as_at.atlas().org(self.brief.card.org);
        let is_name = |alias: &str| !alias.chars().any(|c| c.is_ascii_digit());
        let names = org.aliases.iter().filter(|alias| is_name(alias)).take(NAMES);
        let names: Vec<String> = names.map(|alias| clean(alias).into_owned()).collect();
        (!names.is_empty()).then(|| format!("It is also known as {}.", in_a_row(&names)))
    }
}
