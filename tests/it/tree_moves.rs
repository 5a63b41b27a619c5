//! What each key does to the tree, told as tables of (action, row the cursor is then on).

use catchment::atlas::{Atlas, Closed};
use catchment::date::Date;
use catchment::query::{AsAt, RowItem};
use catchment::source::{Layer, SourceFile};
use catchment::tui::tree::Tree;
use catchment::words::Tier;

fn atlas() -> Atlas {
    let text = include_str!("../atlases/south_london.ron");
    let layer = Layer { files: vec![SourceFile::text("south_london.ron", text)] };
    Atlas::load(&[layer]).expect("a sound atlas")
}

fn as_at<'a>(atlas: &'a Atlas, date: &str) -> AsAt<'a> {
    AsAt::new(atlas, Date::parse(date).expect("a date").last_day(), Closed::Leave)
}

/// The row with the cursor: its code, or the heading.
fn row(tree: &Tree, as_at: &AsAt<'_>) -> String {
    match tree.selected().expect("a row").item {
        RowItem::Org(child) => as_at.atlas().org(child.org).id.to_string(),
        RowItem::Group { heading, count, .. } => format!("{} {count}", heading.label()),
    }
}

type Move = fn(&mut Tree, &AsAt<'_>);

fn walk(tree: &mut Tree, as_at: &AsAt<'_>, steps: &[(&str, Move, &str)]) {
    for (number, (name, step, expected)) in steps.iter().enumerate() {
        step(tree, as_at);
        assert_eq!(row(tree, as_at), *expected, "step {}: {name}", number + 1);
    }
}

const DOWN: Move = |t, _| t.move_by(1);
const UP: Move = |t, _| t.move_by(-1);
const OPEN: Move = |t, a| t.open(a);
const SHUT: Move = |t, a| t.shut(a);
const NEXT: Move = |t, _| t.next_sibling();
const PREVIOUS: Move = |t, _| t.previous_sibling();
const FIRST: Move = |t, _| t.move_to(0);
const LAST: Move = |t, _| t.move_to(usize::MAX);

#[test]
fn drilling_down_to_a_network_and_back_up() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    assert_eq!(row(&tree, &as_at), "england");
    walk(
        &mut tree,
        &as_at,
        &[
            ("into England", OPEN, "Y56"),
            ("into London, where its systems have a heading", OPEN, "systems 2"),
            ("and into that", OPEN, "QKK"),
            ("open South East London", OPEN, "QKK"),
            ("and into it, where its places have a heading", OPEN, "places 2"),
            ("which is open, being short", OPEN, "Q0S2C"),
            ("open Bexley", OPEN, "Q0S2C"),
            ("and into it, where its networks have a heading", OPEN, "neighbourhoods 2"),
            ("down to a network", DOWN, "U07140"),
            ("a network has nothing below", OPEN, "U07140"),
            ("shut goes to what it is under", SHUT, "neighbourhoods 2"),
            ("shut shuts that", SHUT, "neighbourhoods 2"),
            ("and goes to what that is under", SHUT, "Q0S2C"),
            ("shut shuts", SHUT, "Q0S2C"),
            ("shut goes to the heading it is under", SHUT, "places 2"),
            ("shut shuts the heading", SHUT, "places 2"),
            ("and goes to what that is under", SHUT, "QKK"),
        ],
    );
}

#[test]
fn siblings_are_reached_over_what_is_open_between_them() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    tree.open_to(&as_at, Tier::Neighbourhood);
    tree.reveal(&as_at, atlas.by_id("Q0S2C").expect("there"));
    walk(
        &mut tree,
        &as_at,
        &[
            ("over Bexley's networks to the next place", NEXT, "H1A0E"),
            ("and back", PREVIOUS, "Q0S2C"),
            ("there is none before", PREVIOUS, "Q0S2C"),
            ("the first row", FIRST, "england"),
            ("up from the first stays", UP, "england"),
            ("the last row", LAST, "E09000022"),
            ("down from the last stays", DOWN, "E09000022"),
        ],
    );
}

#[test]
fn opening_to_a_tier_shows_it_and_nothing_below() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    let shown = |tree: &Tree| -> Vec<String> {
        let org = |r: &catchment::query::Row| r.org().map(|o| atlas.org(o).id.to_string());
        tree.rows().iter().filter_map(org).collect()
    };
    tree.open_to(&as_at, Tier::Nation);
    assert_eq!(shown(&tree), ["england"]);
    tree.open_to(&as_at, Tier::Region);
    assert_eq!(shown(&tree), ["england", "Y56", "E12000007"]);
    tree.open_to(&as_at, Tier::System);
    assert!(shown(&tree).contains(&"QKK".to_owned()) && !shown(&tree).contains(&"Q0S2C".to_owned()));
    tree.open_to(&as_at, Tier::Place);
    assert!(shown(&tree).contains(&"E09000004".to_owned()) && !shown(&tree).contains(&"U07140".to_owned()));
    tree.open_to(&as_at, Tier::Neighbourhood);
    assert!(shown(&tree).contains(&"U07140".to_owned()));
}

#[test]
fn the_cursor_stays_with_its_row_when_the_tree_is_shut_above_it() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    tree.reveal(&as_at, atlas.by_id("U50197").expect("there"));
    tree.open_to(&as_at, Tier::System);
    assert_eq!(row(&tree, &as_at), "QKK", "the nearest row above that is still shown");
}

#[test]
fn a_borough_is_revealed_where_its_land_is() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    assert!(tree.reveal(&as_at, atlas.by_id("E09000008").expect("there")));
    walk(
        &mut tree,
        &as_at,
        &[("it is under its place", SHUT, "L7N8K"), ("shut", SHUT, "L7N8K"), ("in its system", SHUT, "QWE")],
    );
}

#[test]
fn what_has_closed_is_not_revealed() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    assert!(!tree.reveal(&as_at, atlas.by_id("07N").expect("known")));
    assert_eq!(row(&tree, &as_at), "england");
}

#[test]
fn only_what_is_in_sight_is_handed_out_for_drawing() {
    let atlas = atlas();
    let as_at = as_at(&atlas, "2025-01-31");
    let mut tree = Tree::new(&as_at);
    tree.open_to(&as_at, Tier::Neighbourhood);
    tree.set_height(5);
    assert_eq!(tree.in_sight().len(), 5);
    tree.move_to(usize::MAX);
    assert_eq!(tree.top() + 5, tree.rows().len());
    tree.scroll_by(-3);
    assert_eq!(tree.cursor(), tree.top() + 4, "the cursor is pulled along at the edge");
}
