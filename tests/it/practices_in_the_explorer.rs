//! The explorer with practices: opened down to them.

use crate::support::england::ENGLAND;
use catchment::atlas::{Atlas, Closed, OrgIx, Stacked};
use catchment::query::{AsAt, RowItem};
use catchment::source::{Layer, SourceFile};
use catchment::tui::tree::Tree;
use catchment::words::{Kind, Tier};

fn atlas() -> Atlas {
    let text = include_str!("../atlases/register.ron");
    let layer = Layer { files: vec![SourceFile::text("register.ron", text)] };
    Atlas::stack(&[Stacked::Compiled(&ENGLAND), Stacked::Files(&layer)]).expect("a sound atlas")
}

/// How many practices are shown below their networks.
fn practices(tree: &Tree, as_at: &AsAt<'_>) -> usize {
    let in_network = |item: RowItem| matches!(item, RowItem::Org(child) if as_at.parent(child.org).is_some_and(|p| as_at.kind(p) == Kind::Pcn));
    tree.rows().iter().filter(|row| in_network(row.item)).count()
}

#[test]
fn six_opens_the_tree_down_to_practices_and_five_does_not() {
    let atlas = atlas();
    let as_at = AsAt::new(&atlas, atlas.as_at(), Closed::Leave);
    let mut tree = Tree::new(&as_at);
    tree.open_to(&as_at, Tier::Neighbourhood);
    assert_eq!(practices(&tree, &as_at), 0);
    tree.open_to(&as_at, Tier::Practice);
    let sits_in_a_network = |org: &&OrgIx| {
        let parent = as_at.parent(**org);
        as_at.kind(**org) == Kind::Practice && parent.is_some_and(|parent| as_at.kind(parent) == Kind::Pcn)
    };
    let there =
        atlas.orgs().iter().filter(|org| as_at.snapshot().shows(**org)).filter(sits_in_a_network).count();
    assert!(there > 6_000, "of all England: {there}");
    assert_eq!(practices(&tree, &as_at), there);
}
