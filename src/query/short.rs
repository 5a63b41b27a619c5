//! Names without what every organisation of a sort has in its own.

/// What a name may begin with and is known without.
const LEADS: [&str; 7] = [
    "The ",
    "NHS ",
    "London Borough of ",
    "Royal Borough of ",
    "Metropolitan Borough of ",
    "Council of the ",
    "City of ",
];

/// What a name may end with and is known without, the longer first.
const TAILS: [&str; 22] = [
    " Primary Care Network",
    " NHS Foundation Trust",
    " Foundation Trust",
    " NHS Trust",
    " City and District Council",
    " Metropolitan District Council",
    " Metropolitan Borough Council",
    " Borough Council",
    " District Council",
    " County Council",
    " City Council",
    " Council",
    " Corporation",
    " Clinical Commissioning Group",
    " CCG",
    " Integrated Care Board",
    " ICB",
    " ICS",
    " STP",
    " Health and Social Care Partnership",
    " Health and Care Partnership",
    " PCN",
];

/// Between the name of a board and the code of one of its parts.
const PART_OF_BOARD: &str = " ICB - ";

/// The name by which people know it: `Bexley` of London Borough of Bexley, `Oxleas` of Oxleas
/// NHS Foundation Trust. A part of a board is told from its fellows by its code alone, which
/// then comes first: `05G Staffordshire and Stoke-on-Trent`.
pub fn short_name(name: &str) -> String {
    if let Some((board, code)) = name.split_once(PART_OF_BOARD) {
        return format!("{code} {}", bare(board));
    }
    bare(name).to_owned()
}

fn bare(name: &str) -> &str {
    let tail = TAILS.iter().find_map(|tail| name.strip_suffix(tail));
    let mut short = tail.filter(|rest| says_enough(rest)).unwrap_or(name);
    for lead in LEADS {
        short = short.strip_prefix(lead).filter(|rest| says_enough(rest)).unwrap_or(short);
    }
    short
}

/// Would a reader know whom it names? The City of London is not London.
fn says_enough(rest: &str) -> bool {
    !rest.is_empty() && rest != "London"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_to_what_people_call_it() {
        let table = [
            ("London Borough of Bexley", "Bexley"),
            ("Royal Borough of Kingston upon Thames", "Kingston upon Thames"),
            ("City of London Corporation", "City of London"),
            ("City of Bradford Metropolitan District Council", "Bradford"),
            ("Hart District Council", "Hart"),
            ("Durham County Council", "Durham"),
            ("Council of the Isles of Scilly", "Isles of Scilly"),
            ("NHS Bexley CCG", "Bexley"),
            ("NHS Staffordshire and Stoke-on-Trent ICB - 05G", "05G Staffordshire and Stoke-on-Trent"),
            ("South London and Maudsley NHS Foundation Trust", "South London and Maudsley"),
            ("Cambridge University Hospitals NHS Foundation Trust", "Cambridge University Hospitals"),
            ("The Royal Marsden NHS Foundation Trust", "Royal Marsden"),
            ("East London Health and Care Partnership", "East London"),
            ("Frimley Health and Care ICS", "Frimley Health and Care"),
            ("London Ambulance Service NHS Trust", "London Ambulance Service"),
            ("Council", "Council"),
            ("", ""),
        ];
        for (name, short) in table {
            assert_eq!(short_name(name), short);
        }
    }
}
