//! 组织与编制 as content: what is compiled can be opened, a drill's record is verified, faults are located.

use engine::activity::{Mode, Seed};
use engine::organisation::Sheet;
use engine::organisation::merit::MeritData;
use engine::organisation::posts::PostsData;
use engine::organisation::routing::RoutingView;
use engine::organisation::teams::TeamsData;
use engine::record::{Contents, Verdict, verify_text};
use engine::run::{Opened, Run};
use lifa::content::{self, Depth};
use std::path::{Path, PathBuf};

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

fn file(name: &str) -> String {
    let (library, found) = content::load(&scenarios());
    assert!(found.is_empty(), "{found:?}");
    let files = content::bundle::compile_all(&library).unwrap();
    files
        .into_iter()
        .find(|file| file.name == name)
        .unwrap()
        .text
}

fn view(run: &dyn Run) -> RoutingView {
    *run.view_value().downcast().unwrap()
}

fn submit(run: &mut Box<dyn Run>, command: serde_json::Value) {
    run.submit(&command.to_string()).unwrap();
}

/// An exam in which everything goes to one place.
fn played(opened: &Opened) -> String {
    let header = opened.header(Seed::new(3).unwrap(), Mode::Exam, "甲", "");
    let mut run = opened.run(header);
    submit(
        &mut run,
        serde_json::json!({ "do": "begin", "timed": false }),
    );
    while view(run.as_ref()).card.is_some() {
        submit(
            &mut run,
            serde_json::json!({ "do": "route", "to": "market", "seconds": 4 }),
        );
    }
    run.record_json()
}

#[test]
fn a_drill_is_verified_and_one_that_was_tampered_with_is_not() {
    let opened = Opened::read(&file("routing-routing.json")).unwrap();
    let record = played(&opened);
    let mut contents = Contents::new();
    contents.insert(opened.hash.clone(), opened);
    let verdict = verify_text(&record, &contents);
    assert!(
        matches!(verdict, Verdict::Verified { passed: false, .. }),
        "{verdict:?}"
    );
    let tampered = record.replacen("\"to\":\"market\"", "\"to\":\"town\"", 1);
    assert_ne!(tampered, record);
    assert!(matches!(
        verify_text(&tampered, &contents),
        Verdict::BrokenChain { .. }
    ));
}

#[test]
fn a_stored_drill_goes_on_where_it_was() {
    let opened = Opened::read(&file("routing-routing.json")).unwrap();
    let header = opened.header(Seed::new(5).unwrap(), Mode::Practice, "", "");
    let mut run = opened.run(header);
    submit(
        &mut run,
        serde_json::json!({ "do": "begin", "timed": true }),
    );
    submit(
        &mut run,
        serde_json::json!({ "do": "route", "to": "town", "seconds": 4 }),
    );
    submit(&mut run, serde_json::json!({ "do": "expire" }));
    run.undo().unwrap();
    let resumed = opened.resume(&run.record_json()).unwrap();
    assert_eq!(view(resumed.as_ref()), view(run.as_ref()));
    assert_eq!(view(resumed.as_ref()).answered, 1);
}

#[test]
fn sheets_are_read_back_as_they_were_written_and_are_no_runs() {
    let (library, _) = content::load(&scenarios());
    let organisation = library.organisation;
    let posts = file("organisation-posts.json");
    assert_eq!(
        Sheet::<PostsData>::read(&posts).unwrap(),
        organisation.posts.unwrap().item
    );
    let teams = Sheet::<TeamsData>::read(&file("organisation-teams.json")).unwrap();
    assert_eq!(teams, organisation.teams.unwrap().item);
    let merit = Sheet::<MeritData>::read(&file("organisation-merit.json")).unwrap();
    assert_eq!(merit, organisation.merit.unwrap().item);
    assert!(Opened::read(&posts).is_err());
    assert!(Sheet::<MeritData>::read(&posts).is_err());
    let newer = posts.replacen("\"schema\":1", "\"schema\":99", 1);
    assert!(
        Sheet::<PostsData>::read(&newer)
            .unwrap_err()
            .to_string()
            .contains("newer")
    );
}

#[test]
fn faults_are_located_in_the_file() {
    let folder = std::env::temp_dir().join(format!("lifa-organisation-{}", std::process::id()));
    let own = folder.join("organisation");
    std::fs::create_dir_all(&own).unwrap();
    let check = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(scenarios().join("organisation").join(name)).unwrap();
        assert!(text.contains(from), "{name}: {from}");
        std::fs::write(own.join(name), text.replacen(from, to, 1)).unwrap();
        let (library, mut found) = content::load(&folder);
        if found.is_empty() {
            found = content::check(&library, Depth::Quick);
        }
        std::fs::remove_file(own.join(name)).unwrap();
        let own = found.into_iter().filter(|fault| fault.file.ends_with(name));
        own.map(|fault| (fault.code, fault.line, fault.message))
            .collect::<Vec<_>>()
    };
    let unknown = check("teams.toml", "target = 600", "traget = 600");
    assert_eq!(unknown[0].0, "toml");
    assert!(unknown[0].2.contains("traget"), "{unknown:?}");
    let nowhere = check(
        "routing.toml",
        "to = \"upper\"\nnear",
        "to = \"uper\"\nnear",
    );
    assert_eq!(
        nowhere
            .iter()
            .filter(|fault| fault.0 == "organisation")
            .count(),
        1,
        "{nowhere:?}"
    );
    assert!(
        nowhere
            .iter()
            .any(|fault| fault.2.contains("uper") && fault.1 > 100)
    );
    let lines = check("posts.toml", "labour = 1", "labor = 1");
    assert!(
        lines
            .iter()
            .any(|fault| fault.2.contains("names each line once")),
        "{lines:?}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
