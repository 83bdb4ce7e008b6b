//! 组织与编制: checking it, and compiling it to a bundle for the drill and a sheet for each screen.

use super::bundle::File;
use super::check::unsound;
use super::closure::Closure;
use super::load::{Library, Sourced};
use super::{Diagnostic, Organisation};
use engine::bundle::{IndexEntry, SCHEMA};
use engine::law::{Citation, LawIndex};
use engine::organisation::routing::{RoutingBundle, RoutingData};
use engine::organisation::{Fault, Sheet};
use engine::record::sha256_hex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// How the names of sheets begin: what is looked at and not run.
pub const SHEET: &str = "organisation-";

/// What is wrong with `organisation/`.
pub(super) fn check(library: &Library, law: Option<&LawIndex>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Organisation {
        posts,
        teams,
        merit,
        routing,
    } = &library.organisation;
    if let Some(posts) = posts {
        report(library, posts, posts.item.faults(), &mut found);
    }
    if let Some(teams) = teams {
        report(library, teams, teams.item.faults(), &mut found);
    }
    if let Some(merit) = merit {
        report(library, merit, merit.item.faults(), &mut found);
    }
    if let Some(routing) = routing {
        report(library, routing, routing.item.faults(), &mut found);
        for (path, message) in law
            .into_iter()
            .flat_map(|law| citations(law, &routing.item))
        {
            found.push(diagnostic(library, routing, &path, "citation", message));
        }
    }
    found
}

fn report<T>(library: &Library, at: &Sourced<T>, faults: Vec<Fault>, found: &mut Vec<Diagnostic>) {
    for Fault { path, message } in faults {
        found.push(diagnostic(library, at, &path, "organisation", message));
    }
}

fn diagnostic<T>(
    library: &Library,
    at: &Sourced<T>,
    path: &str,
    code: &'static str,
    message: String,
) -> Diagnostic {
    let (line, column) = library.place(at, path);
    Diagnostic {
        file: at.file.clone(),
        line,
        column,
        code,
        message,
        hint: String::new(),
    }
}

/// Citations that are not in force on the day of the drill.
fn citations(law: &LawIndex, data: &RoutingData) -> Vec<(String, String)> {
    let all = data.card.iter().enumerate().flat_map(|(n, card)| {
        let basis = card.basis.iter().enumerate();
        basis.map(move |(m, citation)| (format!("card[{n}].basis[{m}]"), citation.to_string()))
    });
    all.filter_map(|(path, text)| Some((path, unsound(law, &text, data.day)?)))
        .collect()
}

/// The lines of the index and the files.
pub(super) fn compile(library: &Library, law: &LawIndex) -> Vec<(IndexEntry, File)> {
    let Organisation {
        posts,
        teams,
        merit,
        routing,
    } = &library.organisation;
    let sheets = [
        teams
            .as_ref()
            .map(|teams| sheet("teams", &teams.item.title, &teams.item.task, &teams.item)),
        posts
            .as_ref()
            .map(|posts| sheet("posts", &posts.item.title, &posts.item.task, &posts.item)),
        merit
            .as_ref()
            .map(|merit| sheet("merit", &merit.item.title, &merit.item.task, &merit.item)),
        routing
            .as_ref()
            .map(|routing| drill(library, law, &routing.item)),
    ];
    sheets.into_iter().flatten().collect()
}

fn sheet<T: Serialize + DeserializeOwned + Clone>(
    id: &str,
    title: &str,
    summary: &str,
    data: &T,
) -> (IndexEntry, File) {
    let text = Sheet::new(data.clone()).text();
    let name = format!("{SHEET}{id}.json");
    let entry = IndexEntry {
        kind: "organisation".to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        field: "组织与编制".to_owned(),
        procedure: String::new(),
        teaches: Vec::new(),
        minutes: 15,
        difficulty: 2,
        file: name.clone(),
        hash: sha256_hex(text.as_bytes()),
    };
    (entry, File { name, text })
}

fn drill(library: &Library, law: &LawIndex, data: &RoutingData) -> (IndexEntry, File) {
    let citations = data.card.iter().flat_map(|card| &card.basis);
    let cited: BTreeSet<Citation> = citations
        .filter_map(|citation| law.canonical(citation))
        .collect();
    let Closure { cards, statutes } = Closure::of(library, law, &cited, []);
    let bundle = RoutingBundle {
        schema: SCHEMA,
        routing: data.clone(),
        statutes,
        cards,
        holidays: library.holidays.clone(),
    };
    let text = bundle.text();
    let name = format!("routing-{}.json", data.id);
    let entry = IndexEntry {
        kind: "routing".to_owned(),
        id: data.id.clone(),
        title: data.title.clone(),
        summary: data.summary.clone(),
        field: data.field.clone(),
        procedure: format!("{} 张里抽 {} 张", data.card.len(), data.draw),
        teaches: data.teaches.clone(),
        minutes: data.minutes,
        difficulty: data.difficulty,
        file: name.clone(),
        hash: sha256_hex(text.as_bytes()),
    };
    (entry, File { name, text })
}
