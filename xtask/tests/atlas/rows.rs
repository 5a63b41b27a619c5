//! Changes to one row of a table: what they change, and that they are told.

use crate::shire::Shire;

const REGISTERS: &[&str] = &["--registers", "registers"];

/// The table, what stands in it, what is to stand there, and what is then told.
const CHANGES: [(&str, &str, &str, &[&str]); 9] = [
    (
        "commissioners",
        "91B,NHS Brookshire ICB - 91B",
        "91B,NHS Brookshire",
        &["renamed: NHS Brookshire ICB - 91B became NHS Brookshire", "Sub-ICB locations: 1 renamed"],
    ),
    (
        "commissioners",
        "91B,NHS Brookshire ICB - 91B,sub-icb,QBB,2013-04-01,,",
        "91B,NHS Brookshire ICB - 91B,sub-icb,QBB,2013-04-01,2024-03-31,",
        &["closed: NHS Brookshire ICB - 91B"],
    ),
    (
        "councils",
        "Brookbridge,district,E12000007",
        "Brookbridge,district,england",
        &["moved: Brookbridge (E07000992) from London (E12000007) to England"],
    ),
    (
        "trusts",
        "RBB,Oxbow NHS Foundation Trust,mental-health-trust,QBB,1994-04-01",
        "RBB,Oxbow NHS Foundation Trust,mental-health-trust,QBB,1995-04-01",
        &["Told otherwise (1):\n  Oxbow NHS Foundation Trust (RBB): dates"],
    ),
    (
        "trusts.links",
        "serves,RAA,E09000991,acute,,",
        "serves,RAA,E09000991,acute,inferred,",
        &["links, serves: 1 new, 1 gone"],
    ),
    (
        "commissioners.links",
        "succeeded-by,02A,72A,merger,2020-04-01,ours\n",
        "succeeded-by,02A,72A,merger,2020-04-01,ours\nsucceeded-by,01A,91B,merger,2020-04-01,ours\n",
        &[
            "merged: NHS Ashdale North CCG (01A) became NHS Brookshire ICB - 91B, 2020-04-01",
            "links, succeeded-by: 1 new, 0 gone",
        ],
    ),
    ("towns", "Ashtown,town", "Ashtown,city", &["localities: 1 new, 1 gone"]),
    (
        "patches",
        "E07000992;91B,,4200",
        "E07000992;91B,,4300",
        &["Residents (", "Brookbridge (E07000992): 5,800, before 5,700", "pieces of land: 1 new, 1 gone"],
    ),
    (
        "systems",
        "QBB,Brookshire ICB,icb,Y59,2013-04-01,ours,\n",
        "QBB,Brookshire ICB,icb,Y59,2013-04-01,ours,\nQCC,Cliffshire ICB,icb,Y59,2024-04-01,ours,\n",
        &["opened: Cliffshire ICB (QCC), 2024-04-01", "ICBs: 1 opened"],
    ),
];

#[test]
fn a_changed_row_is_told_and_fails_the_check_until_the_atlas_is_made_again() {
    for (table, from, to, told) in CHANGES {
        let shire = Shire::new();
        shire.run(REGISTERS).said();
        let before = shire.generated();
        shire.run(&["--check"]).said();
        shire.change(&format!("data/tables/{table}.csv"), from, to);
        let compiled = format!("compiled/{}.ron", table.split('.').next().unwrap());
        let stale = shire.run(&["--check"]);
        let refusal = stale.refusal();
        assert!(
            refusal.contains(&format!("data/{compiled}: 1 line otherwise, the first of them line ")),
            "{refusal}"
        );
        assert!(refusal.contains("data/inputs.ron: 1 line otherwise"), "{refusal}");
        assert!(refusal.ends_with("Run: cargo xtask atlas\n"), "{refusal}");
        assert_eq!(shire.generated(), before, "a check writes nothing");
        let made = shire.run(REGISTERS);
        for line in told {
            assert!(made.said().contains(line), "{table}: no {line} in {}", made.stdout);
        }
        let changed: Vec<String> =
            shire.generated().into_iter().filter(|file| !before.contains(file)).map(|(name, _)| name).collect();
        assert!(changed.contains(&format!("data/{compiled}")), "{changed:?}");
        shire.run(&["--check", "--registers", "registers"]).said();
    }
}

#[test]
fn without_registers_their_layer_stays_and_that_is_said() {
    let shire = Shire::new();
    shire.run(REGISTERS).said();
    shire.change("data/tables/towns.csv", "Brook,village", "Brook,town");
    let practices = shire.read("data/register/practices.ron");
    let said = shire.run(&[]);
    assert!(said.said().starts_with("Registers are not read: "), "{}", said.stdout);
    assert_eq!(shire.read("data/register/practices.ron"), practices);
    assert!(
        shire
            .read("data/inputs.ron")
            .contains("(name: \"epraccur.csv\", what: \"GP practices and other prescribers\"")
    );
    shire.run(&["--check", "--registers", "registers"]).said();
}

#[test]
fn what_is_wrong_with_a_table_is_told_with_its_row_and_nothing_is_written() {
    let shire = Shire::new();
    shire.run(REGISTERS).said();
    let before = shire.generated();
    shire.change("data/tables/trusts.csv", "acute-trust,QAA", "acute-trst,QAX");
    let refused = shire.run(REGISTERS);
    let refusal = refused.refusal().replace('\\', "/");
    assert!(
        refusal.contains("data/tables/trusts.csv, row 2, column 3 (kind): \"acute-trst\" is not a kind"),
        "{refusal}"
    );
    assert!(refusal.contains("data/tables/trusts.csv, row 2, column 4 (parent): \"QAX\""), "{refusal}");
    // What only the whole atlas shows, with the row too.
    shire.change("data/tables/trusts.csv", "acute-trst,QAX", "acute-trust,QAA");
    shire.change("data/tables/patches.csv", "E07000992;91B,,4200", "E07000992;91B;E09000991,,4200");
    let refused = shire.run(REGISTERS);
    let refusal = refused.refusal().replace('\\', "/");
    assert!(
        refusal.contains("data/compiled/patches.ron:")
            && refusal.contains("(made of data/tables/patches.csv, row 5)"),
        "{refusal}"
    );
    assert!(refusal.contains("two councils on one day"), "{refusal}");
    assert_eq!(shire.generated(), before);
}

#[test]
fn a_file_that_no_input_makes_is_found_and_taken_away() {
    let shire = Shire::new();
    shire.run(REGISTERS).said();
    shire.write("data/compiled/mine.ron", "Atlas(format: 1, layer: Compiled)\n");
    std::fs::remove_file(shire.path("data/compiled/towns.ron")).unwrap();
    let stale = shire.run(&["--check"]);
    assert!(
        stale
            .refusal()
            .contains("data/compiled/mine.ron is made by no input.\ndata/compiled/towns.ron is missing.\n"),
        "{}",
        stale.stderr
    );
    let made = shire.run(&[]);
    assert!(made.said().contains("Took data/compiled/mine.ron away: no input makes it.\nWrote data/compiled/towns.ron, which is new.\n"), "{}", made.stdout);
    shire.run(&["--check"]).said();
}
