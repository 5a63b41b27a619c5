//! A service in words, as it stands in a sentence.

use crate::words::Service;

/// As it stands after "for" or "provider of": `acute care`.
pub(super) const fn care(service: Service) -> &'static str {
    match service {
        Service::Acute => "acute care",
        Service::Emergency => "emergency care",
        Service::Community => "community health services",
        Service::Ambulance => "ambulances",
        Service::Specialised => "specialised care",
        Service::General => "care of a kind that the source does not name",
        other => other.label(),
    }
}

/// As what somebody runs: `mental health services`.
pub(super) const fn run(service: Service) -> &'static str {
    match service {
        Service::MentalHealth => "mental health services",
        Service::ChildrensMentalHealth => "children's mental health services",
        other => care(other),
    }
}

/// As what somebody is served with: `ambulance services`; nothing where it is not said which.
pub(super) fn served_with(service: Service) -> Option<String> {
    let label = service.label();
    match service {
        Service::General => None,
        _ if label.ends_with("care") || label.ends_with("health") => Some(label.to_owned()),
        _ => Some(format!("{label} services")),
    }
}

/// What a row of the table of who serves an area is called.
pub(super) const fn row_label(service: Service) -> &'static str {
    match service {
        Service::Acute => "Hospital care",
        Service::Emergency => "A&E",
        Service::MentalHealth => "Mental health",
        Service::Community => "Community",
        Service::Ambulance => "Ambulance",
        Service::ChildrensCommunity | Service::ChildrensMentalHealth => "Children's",
        Service::Specialised => "Specialised",
        Service::PrimaryCare => "Primary care",
        Service::SocialCare => "Social care",
        Service::UrgentCare => "Urgent care",
        Service::StepDown => "Step-down",
        Service::PublicHealth => "Public health",
        Service::General => "Other care",
    }
}

/// What a row leaves unsaid of its service.
pub(super) const fn within_row(service: Service) -> Option<&'static str> {
    match service {
        Service::ChildrensCommunity => Some("community health"),
        Service::ChildrensMentalHealth => Some("mental health"),
        Service::StepDown => Some("and planned care"),
        Service::General => Some("of a kind that the source does not name"),
        _ => None,
    }
}

/// The same where nothing beside it says more of the service.
pub(super) fn row_title(service: Service) -> String {
    match service {
        Service::Acute | Service::Emergency => row_label(service).to_owned(),
        other => super::phrase::capital(other.label()),
    }
}
