//! Atlases of any size, shaped as the NHS is: regions, systems, sub-ICB locations, networks
//! and practices, with the links that a register has of them. No randomness: the same size
//! gives the same text.

use std::fmt::Write as _;

const TOWNS: [&str; 24] = [
    "Bexley",
    "Lambeth",
    "Croydon",
    "Carlisle",
    "Redcar",
    "Whitby",
    "Selby",
    "Corby",
    "Kettering",
    "Dudley",
    "Sandwell",
    "Luton",
    "Slough",
    "Hart",
    "Rushmoor",
    "Surrey Heath",
    "Bassetlaw",
    "Glossop",
    "Oundle",
    "Barrow",
    "Eden",
    "Kendal",
    "Salford",
    "Bury",
];
const WORDS: [&str; 16] = [
    "North",
    "South",
    "East",
    "West",
    "Central",
    "Riverside",
    "Park",
    "Hill",
    "Station",
    "Church",
    "Market",
    "Castle",
    "Meadow",
    "Bridge",
    "Grove",
    "Manor",
];
const SURGERIES: [&str; 6] =
    ["Surgery", "Medical Centre", "Health Centre", "Practice", "Group Practice", "Family Doctors"];

/// The text of an atlas with about so many organisations and about twice as many edges.
pub(crate) fn atlas(organisations: usize) -> String {
    let mut text = String::with_capacity(organisations * 260);
    text.push_str(
        "Atlas(format: 1, title: \"Synthetic\", as_at: \"2026-06-30\", source: [\"s\"], \
         sources: {\"s\": (title: \"Made up\", publisher: \"nobody\")}, organisations: [\n\
         (id: \"england\", name: \"England\", kind: Nation),\n",
    );
    let systems = 42;
    let sub_icbs = 106;
    let networks = organisations / 6;
    let practices = organisations.saturating_sub(networks + sub_icbs + systems + 8);
    for region in 0..7 {
        let _ = writeln!(
            text,
            "(id: \"Y{region}\", name: \"Region {region}\", kind: Region, parent: \"england\"),"
        );
    }
    for system in 0..systems {
        let name = format!("{} and {}", TOWNS[system % 24], TOWNS[(system * 7 + 3) % 24]);
        let _ = writeln!(
            text,
            "(id: \"Q{system:02}\", name: \"{name}\", kind: Stp, parent: \"Y{}\", since: \"2016-03\", styles: [(name: \"{name} STP\", until: \"2022-06-30\"), (name: \"NHS {name} Integrated Care Board\", kind: Icb, since: \"2022-07-01\")]),",
            system % 7
        );
    }
    for sub in 0..sub_icbs {
        let _ = writeln!(
            text,
            "(id: \"{sub:03}X\", name: \"NHS {} ICB - {sub:03}X\", kind: SubIcb, parent: \"Q{:02}\", since: \"2013-04-01\"),",
            TOWNS[sub % 24],
            sub % systems
        );
    }
    for network in 0..networks {
        let _ = writeln!(
            text,
            "(id: \"U{network:06}\", name: \"{} {} PCN\", kind: Pcn, parent: \"{:03}X\", since: \"2019-10-01\"),",
            WORDS[network % 16],
            TOWNS[(network / 16) % 24],
            network % sub_icbs
        );
    }
    for practice in 0..practices {
        let _ = writeln!(
            text,
            "(id: \"G{practice:06}\", name: \"{} {} {}\", kind: Practice, parent: \"U{:06}\", since: \"1974-04-01\"),",
            WORDS[(practice / 3) % 16],
            TOWNS[(practice / 7) % 24],
            SURGERIES[practice % 6],
            practice % networks.max(1)
        );
    }
    text.push_str("], links: [\n");
    for practice in 0..practices {
        let _ =
            writeln!(text, "RegisteredIn(from: \"G{practice:06}\", to: [\"{:03}X\"]),", practice % sub_icbs);
    }
    text.push_str("])");
    text
}
