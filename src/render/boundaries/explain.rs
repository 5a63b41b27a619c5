//! What each code means: a title, and a paragraph for whoever asks.

use crate::boundaries::Code;
use crate::render::Look;
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

/// The title of a code, for one finding: `Council split between systems`.
pub const fn title(code: Code) -> &'static str {
    match code {
        Code::ProviderSpansSystems => "Provider spans systems",
        Code::PartnershipSpansSystems => "Partnership spans systems",
        Code::AreaSpansSystems => "Place or network spans systems",
        Code::CouncilSplit => "Council split between systems",
        Code::MemberOfSeveral => "Member of several systems",
        Code::CommissionerNotCoterminous => "Commissioner matches no district, borough or unitary",
        Code::SystemCutsCouncils => "System cuts through councils",
        Code::PlaceCutsCouncils => "Place cuts through councils",
        Code::NoProvider => "No provider known",
        Code::SeveralProviders => "Several providers of one service",
        Code::PartCovered => "Provider serves only a part",
        Code::DrawsFromElsewhere => "Trust draws from other systems",
        Code::MainOfNoCouncil => "Main hospital trust of no council",
        Code::NetworkAcrossCommissioners => "Network across commissioners",
        Code::RegisteredElsewhere => "Registered elsewhere",
        Code::CrossesOnsRegion => "System crosses an ONS region",
    }
}

/// What a code means, which residents it counts, and what to make of it.
pub const fn explain(code: Code) -> &'static str {
    match code {
        Code::ProviderSpansSystems => {
            "A trust or other provider is there to serve people in more than one system, so it answers to more than \
             one plan and sits at more than one table. Its footprint is all the areas it is said to serve, whatever \
             the service. The residents counted are those it serves outside the system with most of them. Where it is \
             known to serve only a part of an area, and not which, its systems are named without a number. Bodies for \
             all of England are left out, and ambulance trusts, which are made to cover several systems."
        }
        Code::PartnershipSpansSystems => {
            "A partnership, collaborative, federation, network or board reaches over a boundary between systems. Where \
             it is said to serve areas, those decide, and the residents counted are those outside the system with most \
             of them. Else its members decide, each counted in the one system it belongs to, and there is no number of \
             residents: the basis is membership."
        }
        Code::AreaSpansSystems => {
            "A place or network has land in more than one system. Places are meant to nest within systems, so this is \
             a place that two boards plan for, or one whose boundary the systems have since crossed. The residents \
             counted are those outside the system with most of them."
        }
        Code::CouncilSplit => {
            "The land of a council lies in more than one system, so its social care and public health must be planned \
             with each of them. County councils are looked at as well as districts and boroughs. The residents counted \
             are those outside the system with most of them; a sliver under 1% of the council is a note."
        }
        Code::MemberOfSeveral => {
            "A council or trust is named as a partner or member of more than one system at once. This is what lists of \
             partners say, and need not match the land: a trust may be a partner of a system in which it serves nobody, \
             and the other way round. There is no number of residents: the basis is membership."
        }
        Code::CommissionerNotCoterminous => {
            "A clinical commissioning group or sub-ICB location has the boundary of no district, unitary or borough \
             (each holds at least 99% of the other). Some are made of several whole ones, and may still have the \
             boundary of a county, which the message then says: those touch nobody and are notes. The residents counted \
             are those on the smaller side of each cut: of a local authority nearly all of which is in it, the few who \
             are not."
        }
        Code::SystemCutsCouncils => {
            "A system is not made of whole local authorities: at least one district, unitary or borough lies partly in \
             it and partly elsewhere. The message names those it cuts, with the share of each that lies in it, and \
             those that lie wholly in it. The residents counted are those on the smaller side of each cut: of a council \
             nearly all of which is in it, the few who are not."
        }
        Code::PlaceCutsCouncils => {
            "A place is not made of whole local authorities: at least one district, unitary or borough lies partly in it \
             and partly elsewhere, so that the council plans with more than one place. The message names those it cuts, \
             with the share of each that lies in it, and those that lie wholly in it. The residents counted are those \
             on the smaller side of each cut. Places of which no boundary is known are left out."
        }
        Code::NoProvider => {
            "This atlas knows of nobody who provides a service for all or some of a local authority. It is only said of \
             services for which the atlas knows the provider of at least nine tenths of England's residents on the day; \
             of the others too little is known. It is always inferred: that nothing is known does not say that there is \
             nobody. The residents counted are those who live where none is known."
        }
        Code::SeveralProviders => {
            "More than one provider is there to serve the same residents of a local authority with the same service. \
             For hospital care that is choice, for mental health it may be a gap in what is known. Partnerships are not \
             counted beside their members, nor sites beside whoever runs them, nor what only a report of years ago says. \
             Where nobody is said to serve with hospital care, the trusts that residents are mostly admitted to (from a \
             fifth on) are told, derived and without a number. The residents counted live where two or more serve."
        }
        Code::PartCovered => {
            "A provider serves only a part of an area with a service; somebody else may serve the rest. Where it is known \
             which part, the residents counted are those of the smaller part, served or not; where it is not known, \
             there is no number."
        }
        Code::DrawsFromElsewhere => {
            "A trust draws at least a tenth of its activity (or the share given with --elsewhere) from systems other \
             than its own. It is what its patients do, not whom it is there to serve. The shares are those of its \
             source, here admissions; an area that lies partly in the trust's own system counts as its own (unless that \
             is under 1% of it), and areas \
             that send fewer than the source shows are not in it, so the share is that or more. There is no number of \
             residents."
        }
        Code::MainOfNoCouncil => {
            "Residents of several councils are admitted to a hospital trust, and in none of them more than to any other: \
             whoever goes by main trusts overlooks it. It is derived from where people who were admitted live, a flow, \
             and says nothing of whom the trust is there to serve. Specialist trusts, meant for few from far, are left \
             out. There is no number of residents; it is always a note."
        }
        Code::NetworkAcrossCommissioners => {
            "A primary care network has practices under another commissioner than the network's own, so its patients \
             fall under two. The commissioner of a practice or a network is the one that commissions it, by a link; \
             failing that a practice has its network's, and a network the one it sits in. Where the atlas has no \
             practices of a network, the number that a source gives is taken. The basis is membership; networks have \
             no land."
        }
        Code::RegisteredElsewhere => {
            "The NHS register (ODS) lists a body under a system that it does not serve. The register follows the postcode of the \
             headquarters, so tables made from it count the body in the wrong system. What counts is what the register \
             said when it was last seen by the day. Nobody is served differently for \
             it: it is always a note."
        }
        Code::CrossesOnsRegion => {
            "A system has land in more than one region of the Office for National Statistics, so figures by region and \
             figures by system do not add up to one another. The residents counted are those outside the region with \
             most of them. Nobody is served differently for it: it is always a note."
        }
    }
}

/// How severity is given.
const SEVERITY: &str = "Severity: a note where only a register, a line of the statisticians or where patients go differs, where \
    whole councils are put together, or where under 1% of the residents concerned are touched; else major where it touches 50,000 \
    residents or more, a quarter of a trust's activity, or, by membership, three systems; else minor.";

/// The explanation of a code as a page of text.
pub fn explanation(code: Code, look: Look) -> String {
    let mut out = TextWriter::new(look);
    out.title(&format!("{} ({})", title(code), code.word()));
    out.blank();
    out.plain(explain(code), Indent::NONE);
    out.foot(SEVERITY)
}
