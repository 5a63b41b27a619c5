//! Days on which something changed, each with what happened in words: as rows of a list.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::panes::Panes;
use super::status;
use super::text::cut;
use super::theme::Theme;
use crate::atlas::OrgIx;
use crate::date::{Day, WIDEST_DATE, date_in_words};
use crate::render::clean;
use crate::render::history::Headline;

/// The days on which something changed. What happened is worked out for those alone that come in
/// sight.
#[derive(Clone, Debug)]
pub(super) struct ToldDays {
    /// Of whom.
    of: Option<OrgIx>,
    days: Vec<ToldDay>,
}

#[derive(Clone, Debug)]
struct ToldDay {
    day: Day,
    told: Option<Vec<Headline>>,
}

impl ToldDays {
    /// The days on which something changed for what is selected.
    pub(super) fn of_selected(panes: &Panes<'_>) -> Self {
        Self::of_whom(panes, panes.changing())
    }

    /// The days on which something changed for one.
    pub(super) fn of_one(panes: &Panes<'_>, org: OrgIx) -> Self {
        Self::of_whom(panes, Some(org))
    }

    fn of_whom(panes: &Panes<'_>, of: Option<OrgIx>) -> Self {
        let days = panes.changes_of(of).days().map(|(day, _)| ToldDay { day, told: None }).collect();
        Self { of, days }
    }

    /// Of whom.
    pub(super) fn of(&self) -> Option<OrgIx> {
        self.of
    }

    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    pub(super) fn day(&self, number: usize) -> Option<Day> {
        self.days.get(number).map(|told| told.day)
    }

    /// The number of the last that is not after a day.
    pub(super) fn until(&self, day: Day) -> usize {
        self.days.partition_point(|told| told.day <= day).saturating_sub(1)
    }

    /// Works out what happened on some of them.
    pub(super) fn tell(&mut self, numbers: impl Iterator<Item = usize>, panes: &Panes<'_>) {
        for number in numbers {
            let Some(day) = self.days.get_mut(number) else { continue };
            if day.told.is_none() {
                day.told = Some(panes.headlines(self.of, day.day));
            }
        }
    }

    /// One of them in a row.
    pub(super) fn draw(&self, number: usize, area: Rect, panes: &Panes<'_>, buffer: &mut Buffer) {
        let Some(ToldDay { day, told }) = self.days.get(number) else { return };
        let theme = panes.theme();
        let glyphs = theme.glyphs();
        let Rect { x, y, .. } = area;
        let shown = if *day == panes.as_at().day() { glyphs.link } else { " " };
        buffer.set_stringn(x, y, shown, 1, theme.link());
        let date = format!("{:>WIDEST_DATE$}", date_in_words(*day));
        let room = usize::from(area.width.saturating_sub(1)).min(WIDEST_DATE);
        let (x, _) = buffer.set_stringn(x + 1, y, date, room, theme.key());
        let room = usize::from(area.right().saturating_sub(x + 2));
        let text = status::happened(told.as_deref().unwrap_or_default(), room);
        buffer.set_stringn(x + 2, y, cut(&clean(&text), room, glyphs.cut), room, Theme::text());
    }
}

/// The rows of a list, by their numbers among the days.
pub(super) fn in_sight(rows: Range<usize>, numbers: &[usize]) -> impl Iterator<Item = usize> + '_ {
    rows.filter_map(|row| numbers.get(row).copied())
}
