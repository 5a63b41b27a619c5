//! What registers add to an atlas that is made of tables: GP practices; networks and practices
//! under the commissioner of the day; and of whom the tables list already the days that they leave
//! open. Land, systems, councils, names and kinds are the tables' own.

mod additions;
mod networks;
mod other_day;
mod places;
mod practices;
mod registers;
mod spans;
mod tables;
mod tenures;
mod territory;

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::source::record::{
    Entries, FileRecord, LayerRole, LinkRecord, OrganisationRecord, ParentRecord, SourceRecord,
};
use crate::words::{Kind, Relation};
use additions::{Additions, additions};
use networks::{Networks, networks};
pub use other_day::{LifeEnd, OtherDay};
use practices::{Practices, practices};
use registers::Registers;
use tables::Tables;
use tenures::Tenures;
use territory::Territory;

/// What registers add to tables.
#[derive(Debug, Default)]
pub struct RegisterLayer {
    /// The files of the layer.
    pub files: Vec<LayerFile>,
    /// Systems, trusts, commissioners and places that no table has, though it is for tables to say
    /// what they are and where they sit.
    pub strangers: Vec<OrganisationRecord>,
    /// First and last days of which the tables say another: theirs count.
    pub other_days: Vec<OtherDay>,
    /// Practices that closed before there were commissioners.
    pub closed_before: usize,
    /// Links that are for tables to say, or of whom the layer has not, by relation.
    pub links_left_out: BTreeMap<Relation, usize>,
}

/// A file of the layer.
#[derive(Debug)]
pub struct LayerFile {
    /// What it is called, without folder and ending.
    pub name: &'static str,
    /// What is in it.
    pub record: FileRecord,
}

/// What is known of lists of patients besides what they say.
#[derive(Clone, Copy, Debug, Default)]
pub struct PatientLists<'l> {
    /// The day of those that name none.
    pub seen: Option<Date>,
    /// What a reader must know of them.
    pub note: Option<&'l str>,
    /// Who publishes them.
    pub publisher: Option<&'l str>,
    /// Under which licence.
    pub licence: Option<&'l str>,
}

/// What imported registers add to an atlas made of tables; practices that closed before there were
/// commissioners, in April 2013, are left out.
pub fn register_layer(imported: FileRecord, tables: &[FileRecord], lists: PatientLists<'_>) -> RegisterLayer {
    let mut registers = Registers::sorted(imported);
    date_patients(&mut registers, lists);
    let tables = Tables::new(tables);
    let tenures = Tenures::new(&registers, &Territory::new(&tables));
    let networks = networks(&registers, &tables, &tenures);
    let practices = practices(&registers, &tables, &tenures, &networks);
    let Additions { mut commissioners, trusts, strangers, other_days } = additions(&registers.others, &tables);
    commissioners.extend(hubs(&registers, &practices, &tables));
    let Practices { organisations: own, links: of_practices } = practices;
    let Networks { organisations: of_networks, links: to_networks, .. } = networks;
    let mut files = vec![
        LayerFile::new("commissioners", commissioners, Vec::new()),
        LayerFile::new("trusts", trusts, Vec::new()),
        LayerFile::new("networks", of_networks, to_networks),
        LayerFile::new("practices", own, of_practices),
        LayerFile::new("councils-of-practices", Vec::new(), registers.located),
        waiting_lists(registers.providers, registers.waiting, &tables),
    ];
    files.retain(|file| !file.record.organisations.is_empty() || !file.record.links.is_empty());
    describe(&mut files, registers.sources);
    let Registers { closed_before, links_left_out, .. } = registers;
    RegisterLayer { files, strangers, other_days, closed_before, links_left_out }
}

impl LayerFile {
    fn new(name: &'static str, organisations: Vec<OrganisationRecord>, links: Vec<LinkRecord>) -> Self {
        let layer = Some(LayerRole::Register);
        Self { name, record: FileRecord { format: 1, layer, organisations, links, ..FileRecord::default() } }
    }
}

fn date_patients(registers: &mut Registers, lists: PatientLists<'_>) {
    let figures = registers.practices.iter_mut().flat_map(|practice| &mut practice.figures);
    for figure in figures.filter(|figure| figure.seen.is_none()) {
        figure.seen = lists.seen;
        let keys = &figure.source;
        for (_, source) in registers.sources.iter_mut().filter(|(key, _)| keys.contains(key)) {
            source.note = lists.note.map(str::to_owned);
            source.licence = lists.licence.map(str::to_owned);
            if let Some(publisher) = lists.publisher {
                publisher.clone_into(&mut source.publisher);
            }
        }
    }
}

/// Who waits where, with those providers that no table has.
fn waiting_lists(
    providers: Vec<OrganisationRecord>,
    waiting: Vec<LinkRecord>,
    tables: &Tables<'_>,
) -> LayerFile {
    let named: BTreeSet<&str> = waiting.iter().map(|link| &*link.body().from).collect();
    let is_new =
        |provider: &OrganisationRecord| named.contains(&*provider.id) && tables.get(&provider.id).is_none();
    let providers = providers.into_iter().filter(is_new).collect();
    LayerFile::new("waiting-lists", providers, waiting)
}

/// The commissioning hubs that some practice was under.
fn hubs(registers: &Registers, practices: &Practices, tables: &Tables<'_>) -> Vec<OrganisationRecord> {
    let of_links = practices.links.iter().filter_map(|link| match link {
        LinkRecord::Commissions(body) => Some(&*body.from),
        _ => None,
    });
    let parents = practices.organisations.iter().flat_map(within);
    let named: BTreeSet<&str> = parents.chain(of_links).collect();
    let is_hub = |body: &&OrganisationRecord| {
        body.kind == Some(Kind::NationalBody) && named.contains(&*body.id) && tables.get(&body.id).is_none()
    };
    registers.others.iter().filter(is_hub).cloned().collect()
}

fn within(organisation: &OrganisationRecord) -> impl Iterator<Item = &str> {
    let dated = organisation.parents.iter().map(|ParentRecord { id, .. }| id);
    organisation.parent.iter().chain(dated).map(String::as_str)
}

/// Describes each source in the first file that names it.
fn describe(files: &mut [LayerFile], sources: Vec<(String, SourceRecord)>) {
    for (key, source) in sources {
        if let Some(file) = files.iter_mut().find(|file| keys_of(&file.record).any(|known| *known == key)) {
            let Entries(known) = &mut file.record.sources;
            known.push((key, source));
        }
    }
}

fn keys_of(file: &FileRecord) -> impl Iterator<Item = &String> {
    let of_organisations = file.organisations.iter().flat_map(|organisation| {
        let parents = organisation.parents.iter().flat_map(|parent| &parent.source);
        let styles = organisation.styles.iter().flat_map(|style| &style.source);
        let codes = organisation.codes.iter().flat_map(|code| &code.source);
        let figures = organisation.figures.iter().flat_map(|figure| &figure.source);
        let notes = organisation.notes.iter().flat_map(|note| &note.source);
        organisation.source.iter().chain(parents).chain(styles).chain(codes).chain(figures).chain(notes)
    });
    of_organisations.chain(file.links.iter().flat_map(|link| &link.body().source))
}
