//! Ways in: people start from a town, a postcode, a hospital or an acronym, and are led to what
//! they mean. The tables are general knowledge, not what the program says.

use std::io::Write;
use std::path::Path;

use crate::support::cli::{catchment, command};
use crate::support::england::ENGLAND;
use crate::support::screen::{press, settings, text, typed};
use catchment::atlas::Closed;
use catchment::query::{AsAt, Covering};
use catchment::search::{Asked, Found, Index, Typing};
use catchment::tui::action::Action;
use catchment::tui::app::App;
use serde_json::Value;

/// So many in a hundred of a table must be right at once.
const RIGHT: usize = 95;

/// Hospitals by the names that people use, with the trust that runs them, or the hospital itself.
const HOSPITALS: [(&str, &[&str]); 36] = [
    ("royal free hospital", &["RAL"]),
    ("barts hospital", &["R1H"]),
    ("lewisham hospital", &["RJ2"]),
    ("St Thomas'", &["RJ1"]),
    ("guys hospital", &["RJ1"]),
    ("Addenbrooke's", &["RGT"]),
    ("QE Birmingham", &["RRK"]),
    ("Jimmy's", &["RR8"]),
    ("LGI", &["RR8"]),
    ("the Marsden", &["RPY"]),
    ("GOSH", &["RP4"]),
    ("Great Ormond Street", &["RP4"]),
    ("Kings College Hospital", &["RJZ"]),
    ("PRUH", &["RJZ"]),
    ("Derriford", &["RK9"]),
    ("Musgrove", &["RH5"]),
    ("JR Oxford", &["RTH"]),
    ("john radcliffe", &["RTH"]),
    ("QMC", &["RX1"]),
    ("Alder Hey", &["RBS"]),
    ("the christie", &["RBV"]),
    ("papworth", &["RGM"]),
    ("moorfields", &["RP6"]),
    ("manchester royal infirmary", &["R0A"]),
    ("wythenshawe hospital", &["R0A"]),
    ("northern general", &["RHQ"]),
    ("hallamshire", &["RHQ"]),
    ("RVI", &["RTD"]),
    ("freeman hospital", &["RTD"]),
    ("whipps cross", &["R1H"]),
    ("QEQM", &["RVV"]),
    ("stoke mandeville", &["RXQ"]),
    ("chelsea and westminster", &["RQM"]),
    ("homerton hospital", &["RQX"]),
    ("st helier", &["RVR"]),
    ("treliske", &["REF"]),
];

/// Towns and parts of cities, with the council.
const TOWNS: [(&str, &str); 102] = [
    ("didcot", "South Oxfordshire"),
    ("sidcup", "Bexley"),
    ("woolwich", "Greenwich"),
    ("brixton", "Lambeth"),
    ("peckham", "Southwark"),
    ("catford", "Lewisham"),
    ("orpington", "Bromley"),
    ("tooting", "Wandsworth"),
    ("walthamstow", "Waltham Forest"),
    ("stratford", "Newham"),
    ("tottenham", "Haringey"),
    ("hampstead", "Camden"),
    ("wimbledon", "Merton"),
    ("twickenham", "Richmond"),
    ("romford", "Havering"),
    ("ilford", "Redbridge"),
    ("uxbridge", "Hillingdon"),
    ("wembley", "Brent"),
    ("bethnal green", "Tower Hamlets"),
    ("edgware", "Barnet"),
    ("bradford", "Bradford"),
    ("leeds", "Leeds"),
    ("newcastle", "Newcastle"),
    ("newcastle upon tyne", "Newcastle"),
    ("halifax", "Calderdale"),
    ("huddersfield", "Kirklees"),
    ("dewsbury", "Kirklees"),
    ("keighley", "Bradford"),
    ("harrogate", "North Yorkshire"),
    ("scarborough", "North Yorkshire"),
    ("whitby", "North Yorkshire"),
    ("skipton", "North Yorkshire"),
    ("middlesbrough", "Middlesbrough"),
    ("hartlepool", "Hartlepool"),
    ("darlington", "Darlington"),
    ("consett", "Durham"),
    ("hexham", "Northumberland"),
    ("alnwick", "Northumberland"),
    ("kendal", "Westmorland"),
    ("penrith", "Westmorland"),
    ("whitehaven", "Cumberland"),
    ("carlisle", "Cumberland"),
    ("blackburn", "Blackburn"),
    ("burnley", "Burnley"),
    ("preston", "Preston"),
    ("lancaster", "Lancaster"),
    ("morecambe", "Lancaster"),
    ("bolton", "Bolton"),
    ("wigan", "Wigan"),
    ("altrincham", "Trafford"),
    ("macclesfield", "Cheshire East"),
    ("crewe", "Cheshire East"),
    ("birkenhead", "Wirral"),
    ("southport", "Sefton"),
    ("bootle", "Sefton"),
    ("huyton", "Knowsley"),
    ("chester", "Cheshire West"),
    ("shrewsbury", "Shropshire"),
    ("oswestry", "Shropshire"),
    ("telford", "Telford"),
    ("stoke-on-trent", "Stoke-on-Trent"),
    ("stafford", "Stafford"),
    ("burton upon trent", "East Staffordshire"),
    ("tamworth", "Tamworth"),
    ("nuneaton", "Nuneaton"),
    ("rugby", "Rugby"),
    ("leamington spa", "Warwick"),
    ("kidderminster", "Wyre Forest"),
    ("hereford", "Herefordshire"),
    ("ludlow", "Shropshire"),
    ("grantham", "South Kesteven"),
    ("skegness", "East Lindsey"),
    ("lincoln", "Lincoln"),
    ("grimsby", "North East Lincolnshire"),
    ("scunthorpe", "North Lincolnshire"),
    ("mansfield", "Mansfield"),
    ("worksop", "Bassetlaw"),
    ("buxton", "High Peak"),
    ("kettering", "North Northamptonshire"),
    ("daventry", "West Northamptonshire"),
    ("wisbech", "Fenland"),
    ("king's lynn", "King's Lynn"),
    ("great yarmouth", "Great Yarmouth"),
    ("lowestoft", "East Suffolk"),
    ("felixstowe", "East Suffolk"),
    ("clacton-on-sea", "Tendring"),
    ("harlow", "Harlow"),
    ("stevenage", "Stevenage"),
    ("luton", "Luton"),
    ("bicester", "Cherwell"),
    ("banbury", "Cherwell"),
    ("aylesbury", "Buckinghamshire"),
    ("slough", "Slough"),
    ("margate", "Thanet"),
    ("hastings", "Hastings"),
    ("hove", "Brighton"),
    ("bognor regis", "Arun"),
    ("bournemouth", "Bournemouth"),
    ("weymouth", "Dorset"),
    ("exeter", "Exeter"),
    ("barnstaple", "North Devon"),
    ("penzance", "Cornwall"),
];

/// Postcode districts, with the council that has most of each.
const DISTRICTS: [(&str, &str); 40] = [
    ("SE18", "Greenwich"),
    ("SW9", "Lambeth"),
    ("SE5", "Southwark"),
    ("DA14", "Bexley"),
    ("BR1", "Bromley"),
    ("E17", "Waltham Forest"),
    ("N17", "Haringey"),
    ("NW3", "Camden"),
    ("W1A", "Westminster"),
    ("CR0", "Croydon"),
    ("TW1", "Richmond"),
    ("KT1", "Kingston"),
    ("RM1", "Havering"),
    ("IG1", "Redbridge"),
    ("UB8", "Hillingdon"),
    ("HA0", "Brent"),
    ("M1", "Manchester"),
    ("BL1", "Bolton"),
    ("OL1", "Oldham"),
    ("SK1", "Stockport"),
    ("LS1", "Leeds"),
    ("BD1", "Bradford"),
    ("S1", "Sheffield"),
    ("HU1", "Hull"),
    ("YO1", "York"),
    ("NE1", "Newcastle"),
    ("SR1", "Sunderland"),
    ("TS1", "Middlesbrough"),
    ("L1", "Liverpool"),
    ("CH41", "Wirral"),
    ("B1", "Birmingham"),
    ("CV1", "Coventry"),
    ("WV1", "Wolverhampton"),
    ("NG1", "Nottingham"),
    ("LE1", "Leicester"),
    ("NR1", "Norwich"),
    ("BS1", "Bristol"),
    ("PL1", "Plymouth"),
    ("SO14", "Southampton"),
    ("OX11", "South Oxfordshire"),
];

/// Acronyms by which trusts are known.
const ACRONYMS: [(&str, &str); 45] = [
    ("C&I", "TAF"),
    ("AWP", "RVN"),
    ("HPFT", "RWR"),
    ("KMPT", "RXY"),
    ("MFT", "R0A"),
    ("BHRUT", "RF4"),
    ("UHSussex", "RYR"),
    ("SLaM", "RV5"),
    ("GSTT", "RJ1"),
    ("KCH", "RJZ"),
    ("LGT", "RJ2"),
    ("UCLH", "RRV"),
    ("CNWL", "RV3"),
    ("ELFT", "RWK"),
    ("NELFT", "RAT"),
    ("CLCH", "RYX"),
    ("LAS", "RRU"),
    ("SWLSTG", "RQY"),
    ("GMMH", "RXV"),
    ("CNTW", "RX4"),
    ("TEWV", "RX3"),
    ("EPUT", "R1L"),
    ("NSFT", "RMY"),
    ("UHB", "RRK"),
    ("UHCW", "RKB"),
    ("UHDB", "RTG"),
    ("UHNM", "RJE"),
    ("NUH", "RX1"),
    ("OUH", "RTH"),
    ("CUH", "RGT"),
    ("ESNEFT", "RDE"),
    ("EKHUFT", "RVV"),
    ("MTW", "RWF"),
    ("SECAmb", "RYD"),
    ("WMAS", "RYA"),
    ("NWAS", "RX7"),
    ("YAS", "RX8"),
    ("SWASFT", "RYF"),
    ("LTHT", "RR8"),
    ("SWYPFT", "RXG"),
    ("RDaSH", "RXE"),
    ("DPT", "RWV"),
    ("SaTH", "RXW"),
    ("LNWH", "R1K"),
    ("SABP", "RXX"),
];

/// The answer in JSON, whatever is said beside it.
fn answered(args: &[&str]) -> Value {
    serde_json::from_str(&catchment(args).stdout).expect("JSON")
}

/// What is found first: the code of an organisation and of its parent, and the names of both, or
/// the areas that cover a locality.
struct First {
    ids: Vec<String>,
    names: Vec<String>,
}

fn firsts(words: &[&str]) -> Vec<First> {
    let atlas = &*ENGLAND;
    let as_at = AsAt::new(atlas, atlas.as_at(), Closed::Leave);
    let (index, covering) = (Index::new(atlas), Covering::new(&as_at));
    let first = |words: &&str| {
        let answer = index.answer(
            &Asked { words, day: atlas.as_at(), limit: 1, typing: Typing::Done },
            |_| true,
            |_| true,
        );
        let orgs = match answer.found.first().filter(|_| !answer.are_guesses) {
            None => Vec::new(),
            Some(Found::Organisation(hit)) => {
                std::iter::once(hit.org).chain(as_at.snapshot().parent(hit.org)).collect()
            }
            Some(Found::Locality(hit)) => {
                let areas = covering.of(&atlas.locality(hit.locality));
                areas.iter().map(|area| area.area).collect()
            }
        };
        First {
            ids: orgs.iter().map(|org| atlas.org(*org).id.to_string()).collect(),
            names: orgs.iter().map(|org| as_at.name(*org).to_owned()).collect(),
        }
    };
    words.iter().map(first).collect()
}

/// Counts and prints what is not right at once.
fn mostly_right<'t>(what: &str, cases: impl Iterator<Item = (&'t str, bool, String)>) {
    let cases: Vec<_> = cases.collect();
    let wrong: Vec<_> = cases.iter().filter(|(_, is_right, _)| !is_right).collect();
    let right = cases.len() - wrong.len();
    let missed: Vec<String> = wrong.iter().map(|(words, _, found)| format!("  {words}: {found}\n")).collect();
    let told = format!("{what}: {right} of {} right at once\n{}", cases.len(), missed.concat());
    let _ = std::io::stderr().write_all(told.as_bytes());
    assert!(right * 100 >= RIGHT * cases.len(), "{what}: {right} of {}", cases.len());
}

#[test]
fn hospitals_are_found_by_their_everyday_names() {
    let firsts = firsts(&HOSPITALS.map(|(words, _)| words));
    mostly_right(
        "hospitals",
        HOSPITALS.iter().zip(&firsts).map(|((words, trusts), first)| {
            let is_right = first.ids.iter().any(|id| trusts.contains(&id.as_str()));
            (*words, is_right, first.names.join("; "))
        }),
    );
}

/// Each is found first, and the answer names its council.
fn lead_to_their_council(what: &str, table: &[(&str, &str)]) {
    let words: Vec<&str> = table.iter().map(|(words, _)| *words).collect();
    let firsts = firsts(&words);
    mostly_right(
        what,
        table.iter().zip(&firsts).map(|((words, council), first)| {
            let is_right = first.names.iter().any(|name| name.contains(council));
            (*words, is_right, first.names.join("; "))
        }),
    );
}

#[test]
fn towns_lead_to_their_council() {
    lead_to_their_council("towns", &TOWNS);
}

#[test]
fn postcode_districts_lead_to_the_council_that_has_most_of_them() {
    lead_to_their_council("districts", &DISTRICTS);
}

#[test]
fn trusts_are_found_by_their_acronyms() {
    let firsts = firsts(&ACRONYMS.map(|(words, _)| words));
    mostly_right(
        "acronyms",
        ACRONYMS.iter().zip(&firsts).map(|((words, trust), first)| {
            (*words, first.ids.first().is_some_and(|id| id == trust), first.names.join("; "))
        }),
    );
}

#[test]
fn those_that_people_missed_are_first() {
    for (acronym, trust) in [
        ("C&I", "TAF"),
        ("AWP", "RVN"),
        ("HPFT", "RWR"),
        ("KMPT", "RXY"),
        ("MFT", "R0A"),
        ("BHRUT", "RF4"),
        ("UHSussex", "RYR"),
    ] {
        let json = answered(&["find", acronym, "--limit", "1", "--format", "json"]);
        assert_eq!(json["results"][0]["id"], trust, "{acronym}");
    }
    let barts = catchment(&["find", "barts", "hospital", "--format", "csv"]);
    let place = |id: &str| barts.stdout.lines().position(|line| line.starts_with(id));
    assert!(place("R1H").is_some() && place("RFF").is_none_or(|other| Some(other) > place("R1H")), "{barts}");
}

#[test]
fn a_postcode_is_looked_up_by_its_district_and_says_so() {
    let said = catchment(&["find", "SE5", "9RS"]);
    assert_eq!(said.status, 0, "{said}");
    assert!(said.stdout.contains("SE5") && said.stdout.contains("postcode district"), "{said}");
    assert!(
        said.stdout.contains("Southwark (D7Z1O) 87%") && said.stdout.contains("South East London (QKK)"),
        "{said}"
    );
    assert_eq!(said.stderr, "SE5 9RS is looked up by its district, SE5.\n");
    let json = answered(&["find", "se184qh", "--format", "json"]);
    let first = &json["results"][0];
    assert_eq!(
        (&first["name"], &first["kind"], &first["what"]),
        (&"SE18".into(), &"locality".into(), &"postcode-district".into())
    );
    assert!(first["id"].is_null());
    let ids: Vec<_> =
        first["areas"].as_array().unwrap().iter().map(|area| area["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["C3W4U", "E09000011", "72Q", "QKK"]);
    assert_eq!(catchment(&["find", "ZZ99 9ZZ"]).status, 1);
}

#[test]
fn a_district_names_its_commissioner_with_its_share_where_there_are_several() {
    for (day, commissioners) in [
        ("2026-06-30", [("01V", Some(0.888)), ("02G", Some(0.112))]),
        ("2019-06-30", [("01V", Some(0.888)), ("02G", Some(0.112))]),
    ] {
        let json = answered(&["find", "PR9", "--at", day, "--format", "json"]);
        let areas = json["results"][0]["areas"].as_array().unwrap();
        let is_commissioner = |area: &&Value| ["ccg", "sub-icb"].contains(&area["kind"].as_str().unwrap());
        let told: Vec<_> = areas
            .iter()
            .filter(is_commissioner)
            .map(|area| (area["id"].as_str().unwrap(), area["share"].as_f64()))
            .collect();
        assert_eq!(told, commissioners, "{day}: {json}");
    }
    let said = catchment(&["find", "PR9"]);
    assert!(said.stdout.contains("01V (Southport and Formby) 89%"), "{said}");
    assert!(!said.stdout.contains("perhaps"), "{said}");
    let refused = catchment(&["show", "PR9"]);
    assert!(
        refused.stdout.contains("Southport and Formby") || refused.stderr.contains("Southport and Formby"),
        "{refused}"
    );
}

/// A district whose name is the code of a trust too, and names that several places have.
#[test]
fn what_was_typed_to_the_letter_comes_first_and_namesakes_say_where_they_are() {
    for (words, first, what) in [
        ("RM1", "RM1", "postcode-district"),
        ("rm3", "RM3", "postcode-district"),
        ("RH5", "RH5", "postcode-district"),
        ("stratford", "Stratford", "locality"),
    ] {
        let json = answered(&["find", words, "--format", "json"]);
        let result = &json["results"][0];
        assert_eq!((&result["name"], &result["what"]), (&first.into(), &what.into()), "{words}");
    }
    let trust = answered(&["find", "RM1", "--format", "json"]);
    assert_eq!(trust["results"][1]["id"], "RM1", "the trust of that code is next");
    assert_eq!(answered(&["show", "RM1", "--format", "json"])["organisation"]["id"], "RM1");
    for (words, expected) in [
        ("stratford", &["E09000025", "E07000221", "E06000054", "E07000235"][..]),
        ("whitby", &["E06000065", "E06000050"]),
    ] {
        let json = answered(&["find", words, "--format", "json"]);
        let firsts = json["results"].as_array().unwrap().iter().take(5);
        let councils: Vec<&str> = firsts
            .filter(|result| result["name"].as_str().is_some_and(|name| name.to_lowercase().starts_with(words)))
            .filter_map(|result| result["areas"].as_array())
            .filter_map(|areas| {
                areas.iter().find_map(|area| area["id"].as_str().filter(|id| id.starts_with('E')))
            })
            .collect();
        assert_eq!(councils, expected, "{words}: {json}");
    }
}

#[test]
fn a_district_in_several_councils_has_their_shares() {
    let json = answered(&["find", "SW9", "--format", "json"]);
    assert_eq!(json["results"][0]["areas"][0]["id"], "H1A0E", "Lambeth");
    let json = answered(&["find", "OX11", "--format", "json"]);
    let areas = json["results"][0]["areas"].as_array().unwrap();
    let councils: Vec<_> = areas.iter().filter(|area| area["kind"] == "district").collect();
    assert_eq!(councils.len(), 2);
    assert_eq!((councils[0]["id"].as_str(), councils[0]["share"].as_f64()), (Some("E07000179"), Some(0.75)));
}

#[test]
fn an_organisation_comes_before_its_town_and_a_city_before_a_village() {
    let names = |words: &str| {
        let json = answered(&["find", words, "--format", "json"]);
        let results = json["results"].as_array().unwrap().clone();
        results
            .iter()
            .map(|r| (r["id"].as_str().map(str::to_owned), r["what"].as_str().map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let bexley = names("bexley");
    assert_eq!(bexley[0].0.as_deref(), Some("Q0S2C"));
    assert_eq!(bexley[1].0.as_deref(), Some("E09000004"));
    assert!(bexley.iter().any(|(_, what)| what.is_some()));
    let leeds = names("leeds");
    let place = |asked: &str| leeds.iter().position(|(_, what)| what.as_deref() == Some(asked));
    assert!(place("city").is_some() && place("city") < place("village"), "{leeds:?}");
    assert_eq!(names("didcot")[0].1.as_deref(), Some("town"));
}

#[test]
fn a_town_leads_to_the_area_in_which_all_of_it_lies() {
    let said = catchment(&["show", "didcot"]);
    assert_eq!(said.status, 0, "{said}");
    assert!(said.stdout.starts_with("South Oxfordshire"), "{said}");
    assert!(
        said.stderr.contains("Didcot is a town in South Oxfordshire District Council (E07000179)"),
        "{said}"
    );
    let tree = catchment(&["tree", "SW9", "--depth", "0"]);
    assert!(tree.status == 0 && tree.stdout.contains("H1A0E"), "{tree}");
    let brief = catchment(&["brief", "SE18"]);
    assert!(
        brief.status == 0 && brief.stderr.contains("SE18 is a postcode district in Greenwich (C3W4U)"),
        "{brief}"
    );
}

#[test]
fn a_town_in_several_areas_is_unclear_and_says_how_much_lies_where() {
    let said = catchment(&["show", "PR9"]);
    let refusal = said.refusal(2);
    assert!(refusal.contains("Sefton") && refusal.contains("89%"), "{said}");
    // Two councils and one place, in which all of it lies.
    assert!(catchment(&["show", "OX11"]).stdout.starts_with("Oxfordshire"));
    let newtown = catchment(&["show", "newtown"]);
    assert!(newtown.refusal(2).contains("may mean any of these"), "{newtown}");
}

#[test]
fn a_code_is_that_code_or_nothing() {
    let said = catchment(&["find", "E39999999", "--at", "2019-06-30"]);
    assert_eq!((said.status, said.stdout.as_str()), (1, ""), "{said}");
    assert_eq!(said.stderr.lines().count(), 1, "a digit more or less names another: {said}");
    assert_eq!(catchment(&["find", "R9Z9"]).status, 1);
}

#[test]
fn what_only_has_the_letters_is_a_suggestion() {
    let said = catchment(&["find", "brmly"]);
    assert_eq!((said.status, said.stdout.as_str()), (1, ""), "{said}");
    assert!(
        said.stderr.starts_with("Nothing matches \"brmly\". Did you mean:") && said.stderr.contains("Bromley"),
        "{said}"
    );
}

#[test]
fn what_no_atlas_has_is_said() {
    for (words, said) in [
        ("12 acacia avenue", "no streets"),
        ("lloyds pharmacy qqq", "no shops, pharmacies"),
        ("dr qqqzz", "no people"),
    ] {
        let answer = catchment(&["find", words]);
        assert!(answer.status == 1 && answer.stderr.contains(said), "{answer}");
    }
}

#[test]
fn several_codes_are_answered_one_by_one() {
    let ids = |csv: &str| {
        csv.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let said = catchment(&["find", "RF4", "R1H", "RQM", "--format", "csv"]);
    assert_eq!(
        (said.status, ids(&said.stdout)),
        (0, vec!["RF4".to_owned(), "R1H".to_owned(), "RQM".to_owned()])
    );
    let one_is_unknown = catchment(&["find", "RF4", "R9Z9", "RQM"]);
    assert_eq!((one_is_unknown.status, one_is_unknown.stdout.lines().count()), (1, 2));
    assert_eq!(one_is_unknown.stderr, "Nothing matches \"R9Z9\".\n");
}

#[test]
fn parts_of_a_board_are_told_apart_by_the_names_that_people_know() {
    let said = catchment(&["tree", "QOP", "--depth", "2"]);
    for part in ["NHS Greater Manchester ICB - 00T (Bolton)", "NHS Greater Manchester ICB - 00V (Bury)"] {
        assert!(said.stdout.contains(part), "{said}");
    }
    let json = answered(&["show", "00T", "--format", "json"]);
    assert_eq!(json["organisation"]["name"], "NHS Greater Manchester ICB - 00T");
    let card = catchment(&["show", "72Q"]);
    assert!(card.stdout.starts_with("NHS South East London ICB - 72Q (South East London)"), "{card}");
}

#[test]
fn only_what_lies_in_an_organisation_is_found_in_it() {
    let said = answered(&["find", "newtown", "--in", "cornwall", "--format", "json"]);
    let results = said["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results.iter().filter(|result| result["kind"] == "locality") {
        let areas = result["areas"].as_array().unwrap();
        assert!(areas.iter().any(|area| area["name"].as_str().unwrap().contains("Cornwall")), "{result}");
    }
    let hospitals = catchment(&["find", "--kind", "hospital", "--in", "bexley"]);
    assert!(hospitals.stdout.contains("Queen Mary's"), "{hospitals}");
    let practices = catchment(&["find", "--kind", "practice", "--in", "Q0S2C", "--limit", "0"]);
    assert!(practices.stdout.lines().count() > 10, "{practices}");
    let councils = catchment(&["find", "--kind", "local-authority", "--in", "QKK"]);
    assert_eq!(councils.stdout.lines().count(), 6, "{councils}");
}

#[test]
fn lines_of_another_program_are_answered_one_by_one() {
    let output = command(Path::new("."))
        .args(["find", "-"])
        .write_stdin("RF4\nR1H\n\nmaudsley\n")
        .output()
        .expect("it starts");
    let answer = String::from_utf8(output.stdout).unwrap();
    let codes: Vec<&str> = answer.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!((output.status.code(), codes), (Some(0), vec!["RF4", "R1H", "RV5"]));
}

#[test]
fn two_cells_of_a_spreadsheet_are_pasted_as_two_words() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (100, 12));
    press(&mut app, &[Action::Find]);
    app.paste("RV5\tSouth London and Maudsley NHS Foundation Trust\n");
    let shown = text(&app);
    assert!(shown.contains("1 found") && shown.contains("South London and Maudsley"), "{shown}");
}

#[test]
fn the_explorer_goes_from_a_town_to_the_area_that_covers_it() {
    let mut app = App::new(&ENGLAND, settings("2026-06-30"), (120, 36));
    press(&mut app, &[Action::Find]);
    typed(&mut app, "didcot");
    let shown = text(&app);
    assert!(shown.contains("Didcot") && shown.contains("town · South Oxfordshire"), "{shown}");
    press(&mut app, &[Action::Follow]);
    assert!(text(&app).contains("Oxfordshire District Council"), "{}", text(&app));
    press(&mut app, &[Action::Find]);
    typed(&mut app, "se5 9rs");
    let shown = text(&app);
    assert!(shown.contains("by its district, SE5") && shown.contains("Southwark 87%, Lambeth 13%"), "{shown}");
    press(&mut app, &[Action::Follow]);
    assert_eq!(app.card().map(|card| &*ENGLAND.org(card.org()).id), Some("D7Z1O"), "the place Southwark");
}

#[test]
fn whoever_is_taken_without_being_called_so_in_full_is_told_with_what_else_may_be_meant() {
    let said = |words: &str| catchment(&["show", words]).stderr;
    let gatwick = said("gatwick");
    assert!(gatwick.contains("\"gatwick\" was taken as Spire Gatwick Park Hospital (NT308)."), "{gatwick}");
    assert!(gatwick.contains("may also mean") && gatwick.contains("Gatwick Airport"), "{gatwick}");
    assert!(said("maudsley").contains(
        "South London and Maudsley NHS Foundation Trust (RV5). It may also mean Maudsley Hospital (RV504)."
    ));
    let many = said("queen elizabeth");
    assert!(
        many.contains("King's Lynn, NHS Foundation Trust (RCX).")
            && many.contains("more (catchment find queen elizabeth)"),
        "{many}"
    );
    // The town is said, and so is the trust of its name that has closed.
    let tavistock = said("tavistock");
    assert!(tavistock.starts_with("Tavistock is a town in West Devon Borough Council"), "{tavistock}");
    assert!(
        tavistock.contains("may also mean Tavistock and Portman NHS Foundation Trust (RNK), which has closed."),
        "{tavistock}"
    );
    // A network does not stand for a trust of its name, even one that has closed: it is asked which.
    let bridgewater = catchment(&["show", "bridgewater"]);
    let asked = bridgewater.refusal(2);
    let codes: Vec<&str> = asked.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert!(
        asked.starts_with("\"bridgewater\" may mean any of these") && codes[..2] == ["RY2", "U59367"],
        "{asked}"
    );
    // While the trust was there, it is the first still, and nothing else was meant by its whole name.
    for whole in ["oxleas", "qkk", "Barts", "kings", "St Thomas' Hospital", "bexley"] {
        assert_eq!(said(whole), "", "{whole}");
    }
}
