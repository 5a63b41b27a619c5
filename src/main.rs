//! scratch
use catchment::*;
fn main() {
    let t = std::time::Instant::now();
    let atlas = match atlas::Atlas::load(&[source::bundled()]) {
        Ok(a) => a,
        Err(ps) => {
            for p in ps {
                println!(
                    "{} : {}\n   {} {:?}",
                    p.location.as_ref().map(|l| l.to_string()).unwrap_or_default(),
                    p.what,
                    p.location.as_ref().map(|l| l.text.trim().to_owned()).unwrap_or_default(),
                    p.what.help()
                );
            }
            return;
        }
    };
    eprintln!("{:?}", t.elapsed());
    let a: Vec<String> = std::env::args().collect();
    let day = date::Date::parse(a.get(2).map(String::as_str).unwrap_or("2026-06-30")).unwrap().last_day();
    let at = query::AsAt::new(&atlas, day, atlas::Closed::Leave);
    eprintln!("{:?}", t.elapsed());
    let o = atlas.by_id(&a[1]).unwrap();
    for r in query::rows(&at, &[o], |_| true) {
        let ind = "  ".repeat(r.depth as usize);
        match r.item {
            query::Item::Org(c) => println!(
                "{ind}{} {} {:?} {:?}",
                at.name(c.org),
                atlas.org(c.org).id,
                c.share,
                at.straddles(c.org)
            ),
            query::Item::Group { kind, count } => println!("{ind}[{} {count}]", kind.plural()),
        }
    }
    let c = query::card(&at, o);
    let p = render::card::page(&at, &c);
    println!("{} {} {}\n{:?}", p.name, p.id, p.what, p.warnings);
    for s in p.sections {
        println!("{}", s.heading);
        for l in s.lines {
            println!("   {} {:?} {:?}", l.text, l.cites, l.certainty)
        }
    }
    if let Some(b) = a.get(3) {
        println!(
            "{:#?}",
            query::path(&at, o, atlas.by_id(b).unwrap()).map(|p| p
                .steps
                .iter()
                .map(|s| format!("{} -> {} {:?}", at.name(s.from), at.name(s.to), s.way))
                .collect::<Vec<_>>())
        );
    }
}
