//! The atlas that comes with the program fits the tables that it is made of.

use crate::shire::Shire;

#[test]
fn the_committed_files_are_those_that_the_tables_make() {
    let said = Shire::bundled().run(&["--check"]);
    assert!(said.said().starts_with("Registers are not read: "), "{}", said.stdout);
    assert!(said.stdout.ends_with("generated files are as their inputs make them.\n"), "{}", said.stdout);
}
