//! A folder of its own for each test: an atlas of a small shire, made of tables, of registers and
//! by hand, with its registers beside it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

use crate::registers;

/// What is written by hand: England, the regions, and what the tables stand on.
const STATED: &str = r#"Atlas(
    format: 1,
    title: "Ashdale",
    as_at: "2024-06-30",
    source: ["ours"],
    sources: { "ours": (title: "Notes of our own", publisher: "The shire") },
    organisations: [
        (id: "england", name: "England", kind: Nation),
        (id: "Y56", name: "London", kind: Region, parent: "england"),
        (id: "Y59", name: "South East", kind: Region, parent: "england"),
        (id: "E12000007", name: "London", kind: OnsRegion, parent: "england"),
        (id: "club", name: "The Club", kind: Partnership, parent: "QAA"),
    ],
    links: [MemberOf(from: "RAA", to: ["club"])],
)
"#;

/// The tables, by name.
const TABLES: [(&str, &str); 8] = [
    (
        "systems.csv",
        "id,name,kind,parent,since,source,evidence\n\
         QAA,Ashdale ICB,icb,Y56,2013-04-01,ours,its charter\n\
         QBB,Brookshire ICB,icb,Y59,2013-04-01,ours,\n",
    ),
    (
        "commissioners.csv",
        "id,name,kind,parent,since,until,source\n\
         01A,NHS Ashdale North CCG,ccg,QAA,2013-04-01,2020-03-31,ours\n\
         02A,NHS Ashdale South CCG,ccg,QAA,2013-04-01,2020-03-31,ours\n\
         72A,NHS Ashdale ICB - 72A,sub-icb,QAA,2020-04-01,,ours\n\
         91B,NHS Brookshire ICB - 91B,sub-icb,QBB,2013-04-01,,ours\n",
    ),
    (
        "commissioners.links.csv",
        "relation,from,to,how,on,source\n\
         succeeded-by,01A,72A,merger,2020-04-01,ours\n\
         succeeded-by,02A,72A,merger,2020-04-01,ours\n",
    ),
    (
        "councils.csv",
        "id,name,kind,parent,source\n\
         E09000991,Ashtown,london-borough,E12000007,ours\n\
         E07000992,Brookbridge,district,E12000007,ours\n",
    ),
    (
        "patches.csv",
        "areas,dated,residents,small_areas,source\n\
         E09000991;72A;01A,,1000,4,ours\n\
         E09000991;72A;02A,,1100,2,ours\n\
         E07000992;72A;02A,,1500,2,ours\n\
         E07000992;91B,,4200,4,ours\n",
    ),
    (
        "trusts.csv",
        "id,name,kind,parent,since,source\n\
         RAA,Ashdale University Hospital NHS Trust,acute-trust,QAA,,ours\n\
         RBB,Oxbow NHS Foundation Trust,mental-health-trust,QBB,1994-04-01,ours\n",
    ),
    (
        "trusts.links.csv",
        "relation,from,to,service,certainty,source,evidence\nserves,RAA,E09000991,acute,,ours,a map\n",
    ),
    (
        "towns.csv",
        "name,what,at,source\nAshtown,town,E09000991,ours\nBrook,village,E07000992 0.9;E09000991 0.1,ours\n",
    ),
];

const CHOICE: &str = "what,taken,day,note,publisher,licence\n";

/// A folder with an atlas and registers.
pub(crate) struct Shire {
    folder: TempDir,
}

/// All that came out of one run.
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Shire {
    /// The small one, with the registers of one edition; nothing is made of them yet.
    pub(crate) fn new() -> Self {
        let shire = Self { folder: tempfile::tempdir().unwrap() };
        shire.write("data/stated/england.ron", STATED);
        shire.write("data/registers.csv", CHOICE);
        for (name, text) in TABLES {
            shire.write(&format!("data/tables/{name}"), text);
        }
        for (name, bytes) in registers::all() {
            shire.write(&format!("registers/{name}"), bytes);
        }
        shire
    }

    /// A copy of the atlas that comes with the program.
    pub(crate) fn bundled() -> Self {
        let shire = Self { folder: tempfile::tempdir().unwrap() };
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data");
        for name in ["stated", "tables", "compiled", "register", ""] {
            let Ok(entries) = fs::read_dir(data.join(name)) else { continue };
            for entry in entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
                let to = Path::new("data").join(name).join(entry.file_name().unwrap());
                shire.write(to.to_str().unwrap(), fs::read(&entry).unwrap());
            }
        }
        shire
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// Puts one text in the place of another that stands there once.
    #[track_caller]
    pub(crate) fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert_eq!(text.matches(from).count(), 1, "{from} in {name}");
        self.write(name, text.replace(from, to));
    }

    /// Every generated file, by name.
    pub(crate) fn generated(&self) -> Vec<(String, String)> {
        let mut files = vec![("data/inputs.ron".to_owned(), self.read("data/inputs.ron"))];
        for layer in ["compiled", "register"] {
            for entry in fs::read_dir(self.path("data").join(layer)).unwrap() {
                let name = format!("data/{layer}/{}", entry.unwrap().file_name().to_string_lossy());
                files.push((name.clone(), self.read(&name)));
            }
        }
        files.sort();
        files
    }

    /// Runs `cargo xtask atlas` on it.
    pub(crate) fn run(&self, options: &[&str]) -> Outcome {
        let mut command = Command::cargo_bin("xtask").unwrap();
        command.current_dir(self.folder.path()).args(["atlas", "--data", "data"]).args(options);
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Outcome {
            status: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Outcome {
    /// What is said by a run that must go well.
    #[track_caller]
    pub(crate) fn said(&self) -> &str {
        assert!(self.status == 0 && self.stderr.is_empty(), "{}\n{}{}", self.status, self.stdout, self.stderr);
        &self.stdout
    }

    /// Why a run did not go well, which must not.
    #[track_caller]
    pub(crate) fn refusal(&self) -> &str {
        assert!(self.status == 1, "{}\n{}{}", self.status, self.stdout, self.stderr);
        &self.stderr
    }

    /// What is listed below a heading: `Opened (2):`.
    pub(crate) fn listed(&self, heading: &str) -> Vec<&str> {
        let mut lines = self.stdout.lines().skip_while(|line| !line.starts_with(&format!("{heading} (")));
        let Some(_) = lines.next() else { return Vec::new() };
        lines.take_while(|line| line.starts_with("  ")).map(str::trim).collect()
    }
}
