//! What changed, what came next and what is due.

use super::writer::NoteWriter;
use crate::atlas::OrgIx;
use crate::date::{a_year_after, date_in_words};
use crate::query::{AsAt, Change, Changed, Detail, Followed, Happening, implied};
use crate::render::certainty::in_brackets;
use crate::render::document::{Block, ListItem, Sentence};
use crate::render::history::{families, happening};
use crate::render::phrase::{capital, in_a_row};
use crate::render::{clean, counted};
use crate::words::Kind;

/// What happened on one day to more than so many of a kind is told at once.
const ALIKE: usize = 3;

impl<'a> NoteWriter<'_, 'a> {
    pub(super) fn changes(&mut self) {
        let changes = &self.brief.changes;
        let (id, since, day) = (self.id(self.brief.card.org), self.brief.since, self.as_at.day());
        let between = format!("between {} and {}", date_in_words(since), date_in_words(day));
        let command = format!("diff {id} --from {since} --to {day}");
        if changes.small > 0 {
            let command = format!("{command} --all");
            self.leave_out(changes.small, "changes to networks and practices", &command);
        }
        if changes.is_empty() {
            let text = match changes.small {
                0 => format!("Nothing here changed {between} that this atlas knows of."),
                _ => format!("Nothing but networks and practices changed here {between}."),
            };
            self.blocks.push(Block::Heading("What changed"));
            self.paragraph(Sentence::new(text));
            return;
        }
        let items = self.changed(changes, [self.limits.became, self.limits.changes], &command, "more changes");
        self.blocks.push(Block::Heading("What changed"));
        self.paragraph(Sentence::new(format!("{}:", capital(&between))));
        self.blocks.push(Block::List(items));
    }

    /// What came after the day of the note, and what is only announced.
    pub(super) fn due(&mut self) {
        let brief = self.brief;
        let (id, day) = (self.id(brief.card.org), self.as_at.day());
        let until = a_year_after(day).min(self.as_at.atlas().as_at());
        let command = format!("diff {id} --from {day} --to {until}");
        let most = [self.limits.next, self.limits.next];
        let next = self.changed(&brief.next, most, &command, "more things that came next");
        self.section("What came next", next);
        let due = self.happenings(&brief.due);
        self.section("Announced, not known to have happened", due);
    }

    /// Who became whom, what followed from that, and the rest: so many of the first and of the last.
    fn changed(
        &mut self,
        changed: &Changed<'a>,
        [became, others]: [usize; 2],
        command: &str,
        what: &str,
    ) -> Vec<ListItem> {
        let mut told = self.happenings(&changed.became);
        let mut rest: Vec<ListItem> = changed.followed.iter().map(|group| self.followed(group)).collect();
        rest.extend(self.happenings(&changed.others));
        let left_out = told.len().saturating_sub(became) + rest.len().saturating_sub(others);
        if left_out > 0 {
            self.leave_out(left_out, what, command);
        }
        told.truncate(became);
        told.extend(rest.into_iter().take(others));
        told
    }

    /// `1 April 2026: moved with them, 49 places and 212 PCNs`.
    fn followed(&mut self, group: &Followed) -> ListItem {
        let part = |what: &str, kinds: &[(Kind, Vec<OrgIx>)]| {
            (!kinds.is_empty()).then(|| format!("{what}, {}", in_a_row(&families(kinds))))
        };
        let moved = part("moved with them", &group.moved);
        let renamed = part("took up the name of their new system", &group.renamed);
        let parts: Vec<String> = moved.into_iter().chain(renamed).collect();
        let text = format!("{}: {}.", date_in_words(group.day), parts.join("; "));
        ListItem::top(Sentence::cited(text, self.cite(&group.sources)))
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
