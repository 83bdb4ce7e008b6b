use super::*;
use crate::store::RunHeader;
use engine::activity::{Mode, Seed};
use engine::record::Header;

fn header(id: &str, entries: usize) -> RunHeader {
    RunHeader {
        schema: SCHEMA,
        id: id.to_owned(),
        record: Header {
            schema: 1,
            kind: "case".into(),
            content: "k3".into(),
            title: "<script>alert(1)</script>".into(),
            bundle: "b1".into(),
            rules: "r1".into(),
            engine: "0.1.0".into(),
            seed: Seed::new(42).unwrap(),
            mode: Mode::Practice,
            learner: String::new(),
            unit: String::new(),
            fork: None,
            documents: false,
        },
        started: 1,
        updated: 2,
        place: "2026年9月18日".into(),
        entries,
        finished: false,
        score: None,
        passed: false,
        headings: Vec::new(),
    }
}

fn archived(id: &str, entries: &[&str]) -> ArchivedRun {
    let entries: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
    ArchivedRun {
        header: header(id, entries.len()),
        entries,
    }
}

fn archive(runs: Vec<ArchivedRun>) -> Archive {
    Archive {
        format: FORMAT.into(),
        version: VERSION,
        settings: None,
        bundles: vec![ArchivedBundle {
            hash: "b1".into(),
            text: "{}".into(),
        }],
        runs,
    }
}

fn text(archive: &Archive) -> String {
    serde_json::to_string(archive).unwrap()
}

#[test]
fn what_was_exported_reads_back_as_it_was() {
    let whole = archive(vec![archived("r1-a", &["{}", "{}"]), archived("r2-b", &[])]);
    assert_eq!(read(text(&whole).as_bytes()), Ok(whole.clone()));
    let with_mark = format!("\u{feff}{}", text(&whole));
    assert_eq!(
        read(with_mark.as_bytes()),
        Ok(whole),
        "a byte order mark is no fault"
    );
}

#[test]
fn a_file_above_the_limit_is_not_read() {
    let huge = vec![b' '; 50 << 20];
    assert_eq!(read(&huge), Err(ArchiveFault::TooLarge(50 << 20)));
}

#[test]
fn bytes_that_are_not_text_are_located() {
    assert_eq!(
        read(b"{\"format\":\xff\xfe}"),
        Err(ArchiveFault::NotText(10))
    );
}

#[test]
fn every_truncation_is_a_located_fault() {
    let whole = text(&archive(vec![archived("r1", &["{}"])]));
    for end in 0..whole.len() {
        let Some(part) = whole.get(..end) else {
            continue;
        };
        assert!(
            matches!(read(part.as_bytes()), Err(ArchiveFault::Malformed(1.., ..))),
            "cut at {end}"
        );
    }
}

#[test]
fn hostile_numbers_surrogates_and_depth_are_refused() {
    let whole = text(&archive(vec![archived("r1", &["{}"])]));
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let hostile = [
        whole.replace("\"started\":1", "\"started\":1e400"),
        whole.replace("\"started\":1", "\"started\":NaN"),
        whole.replace("\"started\":1", "\"started\":1.5"),
        whole.replace("\"seed\":42", "\"seed\":9007199254740992"),
        whole.replace("\"seed\":42", "\"seed\":-1"),
        whole.replace("2026年9月18日", "\\ud800"),
        whole.replace("\"runs\":[", "\"runs\":{"),
        format!("{{\"format\":\"lifa-archive\",\"version\":1,\"runs\":{deep}}}"),
        deep,
    ];
    for text in hostile {
        let start: String = text.chars().take(80).collect();
        assert!(
            matches!(read(text.as_bytes()), Err(ArchiveFault::Malformed(..))),
            "{start}"
        );
    }
}

#[test]
fn another_kind_of_file_or_a_newer_one_is_named_as_such() {
    assert_eq!(read(b"{}"), Err(ArchiveFault::OtherFormat));
    assert_eq!(
        read(b"{\"format\":\"other\"}"),
        Err(ArchiveFault::OtherFormat)
    );
    let newer = format!("{{\"format\":\"{FORMAT}\",\"version\":2,\"unknown\":[]}}");
    assert_eq!(read(newer.as_bytes()), Err(ArchiveFault::Newer(2)));
    let mut run = archived("r1", &[]);
    run.header.schema = SCHEMA + 1;
    assert_eq!(
        read(text(&archive(vec![run])).as_bytes()),
        Err(ArchiveFault::Newer(SCHEMA + 1))
    );
}

#[test]
fn a_run_that_does_not_hold_together_is_named() {
    let mut short = archived("r1", &["{}"]);
    short.header.entries = 2;
    let mut homeless = archived("r1", &[]);
    homeless.header.record.bundle = "b2".into();
    let long = "a".repeat(65);
    let cases = [
        (vec![archived("../../etc/passwd", &[])], RunFault::Id),
        (vec![archived("", &[])], RunFault::Id),
        (vec![archived("案", &[])], RunFault::Id),
        (vec![archived(&long, &[])], RunFault::Id),
        (vec![short], RunFault::Count),
        (vec![homeless], RunFault::NoBundle),
    ];
    for (runs, problem) in cases {
        let title = runs[0].header.record.title.clone();
        assert_eq!(
            read(text(&archive(runs)).as_bytes()),
            Err(ArchiveFault::Run(1, title, problem))
        );
    }
    let twice = archive(vec![archived("r1", &[]), archived("r1", &[])]);
    assert!(matches!(
        read(text(&twice).as_bytes()),
        Err(ArchiveFault::Run(2, _, RunFault::Twice))
    ));
    let mut bundles = archive(Vec::new());
    bundles.bundles.push(bundles.bundles[0].clone());
    assert_eq!(
        read(text(&bundles).as_bytes()),
        Err(ArchiveFault::Bundle(2))
    );
}

fn stored(id: &str, entries: &[&str]) -> StoredRun {
    let run = archived(id, entries);
    StoredRun {
        header: run.header,
        entries: run.entries,
    }
}

#[test]
fn an_import_adds_extends_keeps_and_renames() {
    let present = [
        stored("same", &["1", "2"]),
        stored("ahead", &["1", "2", "3"]),
        stored("behind", &["1"]),
        stored("other", &["1", "x"]),
    ];
    let file = archive(vec![
        archived("same", &["1", "2"]),
        archived("ahead", &["1", "2"]),
        archived("behind", &["1", "2"]),
        archived("other", &["1", "y"]),
        archived("new", &["1"]),
    ]);
    let plan = plan(&present, &file, || "fresh".to_owned());
    assert_eq!(
        (plan.added, plan.extended, plan.same, plan.renamed),
        (1, 1, 2, 1)
    );
    let written: Vec<(&str, usize)> = plan
        .write
        .iter()
        .map(|run| (run.header.id.as_str(), run.entries.len()))
        .collect();
    assert_eq!(written, [("behind", 2), ("fresh", 2), ("new", 1)]);
}

#[test]
fn the_same_entries_under_another_record_are_another_run() {
    let mut run = archived("r1", &[]);
    run.header.record.seed = Seed::new(43).unwrap();
    let plan = plan(&[stored("r1", &[])], &archive(vec![run]), || {
        "fresh".to_owned()
    });
    assert_eq!((plan.renamed, plan.same), (1, 0));
}
