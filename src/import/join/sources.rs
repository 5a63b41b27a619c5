//! What the registers are, for the sources of the atlas.

use crate::date::{Day, date_in_words};
use crate::import::read::Registers;
use crate::import::value::Edition;
use crate::source::record::{OrganisationRecord, SourceRecord};

pub(super) const TRUSTS: &str = "register-etr";
pub(super) const COMMISSIONERS: &str = "register-eccg";
pub(super) const PRESCRIBERS: &str = "register-epraccur";
pub(super) const NETWORKS: &str = "register-epcn";
pub(super) const MEMBERSHIPS: &str = "register-epcmem";
pub(super) const SUCCESSIONS: &str = "register-succ";
pub(super) const RESIDENTS: &str = "register-residents";
/// What no register says and every reader knows.
pub(in crate::import) const KNOWN: &str = "register-import";

const ODS: &str = "https://digital.nhs.uk/services/organisation-data-service";
const ONS: &str = "https://geoportal.statistics.gov.uk";

/// The key of a lookup, made of its title.
pub(super) fn lookup_key(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().filter(|word| *word != "to").collect();
    format!("register-{}", words.join("-").to_lowercase())
}

/// Those of the registers that were read.
pub(super) fn sources(registers: &Registers<'_>) -> Vec<(String, SourceRecord)> {
    let mut all = Vec::new();
    let mut ods = |key: &str, title: &str, latest: Option<Latest>| {
        if let Some(Latest(day)) = latest {
            let title = format!("Organisation Data Service: {title}");
            all.push((key.to_owned(), source(&title, "NHS England", ODS, day)));
        }
    };
    ods(TRUSTS, "NHS trusts (etr)", latest(&registers.trusts));
    ods(
        COMMISSIONERS,
        "clinical commissioning groups, sub-ICB locations, hubs and reporting entities (eccg)",
        latest(&registers.commissioners),
    );
    let prescribers = "GP practices and prescribing cost centres (epraccur)";
    ods(PRESCRIBERS, prescribers, latest(&registers.prescribers));
    ods(MEMBERSHIPS, "commissioners of practices (epcmem)", latest(&registers.commissioner_memberships));
    let newest = latest(&registers.networks).max(latest(&registers.members));
    ods(NETWORKS, "primary care networks and their members (ePCN)", newest);
    ods(SUCCESSIONS, "successions (succ)", latest(&registers.successions));
    for lookup in &registers.lookups {
        let title = lookup.columns.title();
        let record =
            source(&format!("Lookup of small areas: {title}"), "Office for National Statistics", ONS, None);
        all.push((lookup_key(&title), record));
    }
    if !registers.residents.is_empty() {
        all.push((
            RESIDENTS.to_owned(),
            source(
                "Residents of small areas",
                "Office for National Statistics",
                "https://www.ons.gov.uk",
                None,
            ),
        ));
    }
    let known = SourceRecord {
        title: "What catchment adds to registers as it imports them".to_owned(),
        publisher: "catchment".to_owned(),
        published: None,
        licence: None,
        url: None,
        note: Some(
            "The names of NHS England's seven regions; that systems became integrated care boards, and clinical \
             commissioning groups sub-ICB locations, on 1 July 2022 (Health and Care Act 2022); who \
             commissioned a practice before it joined its commissioner, by who had the land that came to that \
             commissioner on the same day; in which place a network is, by the land of its commissioner or \
             the patients of its practices"
                .to_owned(),
        ),
    };
    all.push((KNOWN.to_owned(), known));
    all
}

/// The newest file of the register on whose word an organisation is first.
pub(super) fn file_of<'r>(registers: &'r Registers<'_>, record: &OrganisationRecord) -> &'r str {
    fn newest<'r, T>(editions: &'r [Edition<'_, T>]) -> Option<&'r str> {
        editions.first().map(|edition| edition.file)
    }
    let file = match record.source.first().map(String::as_str) {
        Some(TRUSTS) => newest(&registers.trusts),
        Some(COMMISSIONERS) => newest(&registers.commissioners),
        Some(PRESCRIBERS) => newest(&registers.prescribers),
        Some(NETWORKS) => newest(&registers.networks).or_else(|| newest(&registers.members)),
        _ => registers.lookups.last().map(|lookup| lookup.edition.file),
    };
    file.unwrap_or_default()
}

/// The latest day in the newest edition of a register; none where it has no day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Latest(Option<Day>);

fn latest<T>(editions: &[Edition<'_, T>]) -> Option<Latest> {
    editions.first().map(|edition| Latest(edition.latest))
}

fn source(title: &str, publisher: &str, url: &str, latest: Option<Day>) -> SourceRecord {
    SourceRecord {
        title: title.to_owned(),
        publisher: publisher.to_owned(),
        published: None,
        licence: Some("OGL-3.0".to_owned()),
        url: Some(url.to_owned()),
        note: latest.map(|day| format!("The latest day in it is {}", date_in_words(day))),
    }
}
