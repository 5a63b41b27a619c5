//! The reader of source, tried on small programs made up for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::circles::circles;
use crate::names::Uses;
use crate::workspace::{Package, Workspace};

/// Who uses whom in a crate `one`, with a crate `two` beneath it: `a/b -> a: Thing`.
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    let (workspace, uses) = read(files);
    let name = |file: usize| workspace.files[file].with_extension("").display().to_string().replace('\\', "/");
    let mut found = Vec::new();
    for ((from, to), names) in &uses.files {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        found.push(format!("{} -> {}: {}", name(*from), name(*to), names.join(", ")));
    }
    found.sort();
    found
}

/// The circles of files in it.
fn rings(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let (workspace, uses) = read(files);
    let name = |file: usize| workspace.files[file].with_extension("").display().to_string().replace('\\', "/");
    let found = circles(&uses.files.keys().copied().collect());
    found
        .into_iter()
        .map(|circle| {
            let mut names: Vec<String> = circle.into_iter().map(name).collect();
            names.sort();
            names
        })
        .collect()
}

fn read(files: &[(&str, &str)]) -> (Workspace, Uses) {
    let texts: BTreeMap<PathBuf, String> =
        files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect();
    let package = |name: &str, root: &str| Package {
        needs: ["serde", "two"].map(str::to_owned).into(),
        roots: vec![(name.to_owned(), PathBuf::from(root))],
    };
    let mut packages = vec![package("one", "lib.rs")];
    if texts.contains_key(Path::new("two/lib.rs")) {
        packages.push(package("two", "two/lib.rs"));
    }
    let workspace = Workspace::of(packages, &|path| texts.get(path).cloned());
    let uses = Uses::of(&workspace);
    (workspace, uses)
}

const NONE: Vec<Vec<String>> = Vec::new();

#[test]
fn a_parent_that_uses_its_child_is_no_circle_and_to_declare_it_is_no_use() {
    let files = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod b; mod c; pub(in crate::a) fn f() -> u8 { b::g() }"),
        ("a/b.rs", "use super::c::Thing; pub(super) fn g() -> u8 { Thing::new().0 }"),
        ("a/c.rs", "pub(super) struct Thing(pub u8); impl Thing { pub fn new() -> Self { Self(1) } }"),
    ];
    assert_eq!(edges(&files), ["a -> a/b: g", "a/b -> a/c: Thing"]);
    assert_eq!(rings(&files), NONE);
}

#[test]
fn a_child_that_uses_what_its_parent_defines_closes_a_circle() {
    for child in [
        "use super::Thing; fn g(_: Thing) {}",
        "fn g(_: super::Thing) {}",
        "use super::*; fn g(_: Thing) {}",
        "use crate::a as above; fn g() { let _ = above::Thing; }",
        "pub use super::Thing as Other; fn g(_: Other) {}",
        "fn g() { use super::Thing; let _ = Thing; }",
    ] {
        let files = [
            ("lib.rs", "mod a;"),
            ("a.rs", "mod b; struct Thing; fn f() { b::g() }"),
            ("a/b.rs", &format!("{child} fn g() {{}}")),
        ];
        assert_eq!(rings(&files), [["a", "a/b"]], "{child}");
    }
}

#[test]
fn what_is_shown_on_stands_where_it_is_defined() {
    let shown = [
        ("lib.rs", "mod a; mod c;"),
        ("a.rs", "mod b; mod d; pub use b::Thing; pub use d::*;"),
        ("a/b.rs", "pub struct Thing;"),
        ("a/d.rs", "use super::Thing; pub fn made() -> Thing { Thing }"),
        ("c.rs", "use crate::a::{self, Thing}; fn f() -> Thing { a::made() }"),
    ];
    assert_eq!(edges(&shown), ["a/d -> a/b: Thing", "c -> a/b: Thing", "c -> a/d: made"]);
    assert_eq!(rings(&shown), NONE, "to show on is not to use");

    // Through what a third shows on, two use one another.
    let round = [
        ("lib.rs", "mod a; mod c; mod d;"),
        ("a.rs", "pub use crate::c::Thing; pub use crate::d::Other;"),
        ("c.rs", "pub struct Thing(crate::a::Other);"),
        ("d.rs", "use crate::a; pub struct Other(Box<a::Thing>);"),
    ];
    assert_eq!(rings(&round), [["c", "d"]]);

    // Who shows on and uses it too, uses it.
    let both = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod b; pub use b::Thing; pub fn f(_: Thing) {}"),
        ("a/b.rs", "pub struct Thing; impl Thing { fn g(self) { super::f(self) } }"),
    ];
    assert_eq!(rings(&both), [["a", "a/b"]]);
}

#[test]
fn modules_within_a_file_are_seen() {
    let files = [
        ("lib.rs", "mod a; mod c;"),
        (
            "a.rs",
            "pub mod inner { pub mod deep { use super::super::super::c::g; fn f() { g() } pub fn h() {} } }",
        ),
        ("c.rs", "use crate::a::inner::deep; pub fn g() { deep::h() }"),
    ];
    assert_eq!(rings(&files), [["a", "c"]]);
    let own = [
        ("lib.rs", "mod a;"),
        (
            "a.rs",
            "struct Thing; mod inner { use super::Thing; fn f(_: Thing) {} } #[cfg(test)] mod tests { use super::*; fn t() { inner::f(Thing) } }",
        ),
    ];
    assert_eq!(edges(&own), Vec::<String>::new(), "a file that uses itself is no circle");
    let below = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod inner { pub mod file; } struct Thing; fn f() { inner::file::g() }"),
        ("a/inner/file.rs", "pub fn g() { let _ = super::super::Thing; }"),
    ];
    assert_eq!(rings(&below), [["a", "a/inner/file"]]);
}

#[test]
fn the_files_of_one_module_are_told_apart() {
    let files = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod b; mod c; mod d;"),
        ("a/b.rs", "use super::c::f; pub fn g() { f() }"),
        ("a/c.rs", "pub fn f() { super::d::h() }"),
        ("a/d.rs", "use crate::a::b; pub fn h() { b::g() }"),
    ];
    assert_eq!(rings(&files), [["a/b", "a/c", "a/d"]]);
}

#[test]
fn what_macros_and_attributes_are_handed_is_read() {
    for code in [
        "fn f() { println!(\"{}\", crate::c::g()); }",
        "fn f(x: u8) -> bool { matches!(x, super::c::LIMIT) }",
        "use crate::c; fn f() -> Vec<u8> { vec![0, c::LIMIT] }",
        "fn f() -> std::ops::Range<u8> { id!(0..crate::c::LIMIT) }",
        "#[serde(with = \"crate::c::g\")] struct S;",
        "#[arg(value_parser = crate::c::g)] struct S;",
        "fn f() { id!(a { b: [(crate::c::g)] }) }",
        "macro_rules! m { () => { $crate::c::g() } }",
    ] {
        let files =
            [("lib.rs", "mod a; mod c;"), ("a.rs", code), ("c.rs", "pub const LIMIT: u8 = 1; pub fn g() {}")];
        assert_eq!(edges(&files).len(), 1, "{code}: {:?}", edges(&files));
    }
}

#[test]
fn what_macros_define_and_macros_that_are_shared_are_known() {
    let files = [
        ("lib.rs", "mod a; mod c; mod d; mod e; mod f;"),
        ("a.rs", "pub mod b; #[macro_export] macro_rules! list { () => {} } pub use crate::list as words;"),
        ("a/b.rs", "use super::words; words! { #[doc = \"Colours\"] Colour { Red => \"red\" } }"),
        ("c.rs", "use crate::a::b::Colour; compose! { pub fn made()(x in 0..1) -> Colour { Colour::Red } }"),
        ("d.rs", "crate::list! { Other { One } } fn f() { crate::c::made(); self::Other::One }"),
        (
            "e.rs",
            "macro_rules! many { ($($word:literal => $name:ident)+) => { $(pub struct $name;)+ pub const ALL: u8 = 1; } }
            many! { \"a\" => First { One } }",
        ),
        ("f.rs", "use crate::e::{ALL, First};"),
    ];
    assert_eq!(
        edges(&files),
        ["a/b -> a: list", "c -> a/b: Colour", "d -> a: list", "d -> c: made", "f -> e: ALL, First"]
    );
    assert!(read(&files).1.unknown.is_empty());
}

#[test]
fn a_name_of_two_things_is_told_by_where_it_stands() {
    let files = [
        ("lib.rs", "mod a; mod c;"),
        ("a.rs", "pub mod json; pub use json::json;"),
        ("a/json.rs", "pub fn json() {} pub struct Other;"),
        ("c.rs", "use crate::a; fn f() { a::json(); let _ = a::json::Other; }"),
    ];
    assert_eq!(edges(&files), ["c -> a/json: Other, json"]);
}

#[test]
fn methods_fields_variables_and_other_crates_are_no_use() {
    let files = [
        ("lib.rs", "mod a; mod c;"),
        (
            "a.rs",
            "pub use crate::c::g; fn f(g: u8) { let x = g; x.g(); id!(x.g, x.g()); } fn h() -> std::env::Args { <u8>::g() }",
        ),
        ("c.rs", "pub fn g() {} use serde::{de::{self, Error}, Serialize}; use ::serde::ser;"),
    ];
    assert_eq!(edges(&files), Vec::<String>::new());
    let (_, uses) = read(&files);
    let outside: Vec<String> = uses.outside.iter().map(|(_, names)| names.join("::")).collect();
    for named in ["std::env::Args", "serde::de", "serde::de::Error", "serde::Serialize", "serde::ser"] {
        assert!(outside.iter().any(|name| name == named), "{named}: {outside:?}");
    }
}

#[test]
fn a_crate_beneath_is_one_of_us() {
    let files = [
        ("lib.rs", "mod a; pub use two::{low, high};"),
        ("a.rs", "use crate::low::Thing; fn f() { two::high::g(); let _ = Thing; }"),
        ("two/lib.rs", "pub mod low; pub mod high;"),
        ("two/low.rs", "pub struct Thing; use crate::high::g; fn f() { g() }"),
        ("two/high.rs", "pub fn g() { let _ = crate::low::Thing; }"),
    ];
    assert_eq!(
        edges(&files),
        ["a -> two/high: g", "a -> two/low: Thing", "two/high -> two/low: Thing", "two/low -> two/high: g"]
    );
    assert_eq!(rings(&files), [["two/high", "two/low"]]);
}

#[test]
fn a_path_that_leads_nowhere_is_told() {
    let (_, uses) =
        read(&[("lib.rs", "mod a;"), ("a.rs", "fn f() { crate::b::g(); crate::a::h(); crate::a::f() }")]);
    let unknown: Vec<&str> = uses.unknown.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(unknown, ["crate::a::h", "crate::b::g"]);
}
