//! What changed, what came next and what is due.

use super::writer::{NoteWriter, Room};
use crate::date::{a_year_after, date_in_words};
use crate::query::{AsAt, Change, Detail, Happening, implied};
use crate::render::certainty::in_brackets;
use crate::render::document::{Block, ListItem, Sentence};
use crate::render::history::happening;
use crate::render::phrase::capital;
use crate::render::{clean, counted};

/// What happened on one day to more than so many of a kind is told at once.
const ALIKE: usize = 3;

impl<'a> NoteWriter<'_, 'a> {
    pub(super) fn changes(&mut self) {
        let items = self.happenings(&self.brief.changes);
        let (id, since, day) = (self.id(self.brief.card.org), self.brief.since, self.as_at.day());
        let between = format!("between {} and {}", date_in_words(since), date_in_words(day));
        if items.is_empty() {
            let text = format!("Nothing here changed {between} that this atlas knows of.");
            self.blocks.push(Block::Heading("What changed"));
            self.paragraph(Sentence::new(text));
            return;
        }
        let command = format!("diff {id} --from {since} --to {day}");
        let items = self.fitting(items, &Room { most: self.limits.changes, what: "more changes", command });
        self.blocks.push(Block::Heading("What changed"));
        self.paragraph(Sentence::new(format!("{}:", capital(&between))));
        self.blocks.push(Block::List(items));
    }

    /// What came after the day of the note, and what is only announced.
    pub(super) fn due(&mut self) {
        let brief = self.brief;
        let next = self.happenings(&brief.next);
        let (id, day) = (self.id(brief.card.org), self.as_at.day());
        let until = a_year_after(day).min(self.as_at.atlas().as_at());
        let command = format!("diff {id} --from {day} --to {until}");
        let next =
            self.fitting(next, &Room { most: self.limits.next, what: "more things that came next", command });
        self.section("What came next", next);
        let due = self.happenings(&brief.due);
        self.section("Announced, not known to have happened", due);
    }

    /// Things that happened, one by one; what happened on one day to many of a kind at once.
    fn happenings(&mut self, all: &[Happening<'a>]) -> Vec<ListItem> {
        let mut items = Vec::with_capacity(all.len());
        for same in alike(self.as_at, all) {
            match same.as_slice() {
                [] => {}
                [first, rest @ ..] if rest.len() >= ALIKE => items.push(self.at_once(first, &same)),
                each => {
                    for h in each {
                        let (text, cites) = happening(h, &mut self.citations);
                        items.push(ListItem::top(Sentence::cited(format!("{}: {text}.", when(h)), cites)));
                    }
                }
            }
        }
        items
    }

    fn at_once(&mut self, first: &Happening<'a>, all: &[&Happening<'a>]) -> ListItem {
        let kind = self.as_at.kind(first.org).plural();
        let way = match (first.was.first(), first.now.first()) {
            (Some(was), Some(now)) if first.change == Change::Moved => {
                format!(" from {} to {}", clean(was.name), clean(now.name))
            }
            _ => String::new(),
        };
        let sure = all.iter().map(|h| h.certainty).max().map_or_else(String::new, in_brackets);
        let text =
            format!("{}: {}, {} {kind}{way}{sure}.", when(first), first.change.word(), counted(all.len()));
        ListItem::top(Sentence::cited(text, self.cite(all.iter().flat_map(|h| &h.sources))))
    }
}

fn when(h: &Happening<'_>) -> String {
    h.date.map_or_else(|| "No date is known".to_owned(), date_in_words)
}

/// Happenings one by one, but openings, closings and the same moves of one kind on one day
/// together, where the first of them stands.
fn alike<'h, 'a>(as_at: &AsAt<'_>, all: &'h [Happening<'a>]) -> Vec<Vec<&'h Happening<'a>>> {
    let is_life = |h: &Happening<'_>| match h.change {
        Change::Opened | Change::Closed => true,
        Change::Moved => !matches!(h.detail, Detail::Land { .. }),
        _ => false,
    };
    let together = |a: &Happening<'_>, b: &Happening<'_>| {
        is_life(a)
            && is_life(b)
            && (a.change, a.date, as_at.kind(a.org)) == (b.change, b.date, as_at.kind(b.org))
            && (&a.was, &a.now) == (&b.was, &b.now)
    };
    let mut groups: Vec<Vec<&Happening<'a>>> = Vec::new();
    let implied = implied(all);
    for h in all.iter().filter(|h| !implied.contains(&(h.change, h.org, h.first_day()))) {
        match groups.iter_mut().find(|group| together(group[0], h)) {
            Some(group) => group.push(h),
            None => groups.push(vec![h]),
        }
    }
    groups
}
