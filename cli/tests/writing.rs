//! Documents written by hand in a case: every lawful path can be walked with them, and they have consequences.

use engine::activity::{Activity, Mode, RejectionCode, Seed, Sheet};
use engine::case::view::Command;
use engine::case::{Case, Fixed};
use engine::document::template::FieldKind;
use engine::document::{Draft, Value};
use engine::record::{Contents, Header, verify};
use engine::run::{Opened, Run};
use engine::score::Severity;
use lifa::content::{Library, bundle, load};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")).0)
}

fn cases() -> Vec<Case> {
    let compile = |folder| bundle::compile(library(), folder).unwrap().case().unwrap();
    library().cases.iter().map(compile).collect()
}

/// What someone writes who picks all that can be picked and takes the rest from the model.
fn draft(sheet: &Sheet, dossier: &str) -> Draft {
    let template = sheet.examiner.template();
    let model = library()
        .models
        .iter()
        .find(|model| model.item.template == template.id && model.item.dossier == dossier);
    let model = model.or_else(|| {
        library()
            .models
            .iter()
            .find(|model| model.item.template == template.id)
    });
    let mut draft = model
        .map(|model| model.item.fields.clone())
        .unwrap_or_default();
    for field in template.fields() {
        let picked = sheet.examiner.facts().shown(&field.fact);
        if let (Some(text), false) = (
            picked,
            field.kind.is_rows() || field.kind == FieldKind::Choice,
        ) {
            draft.fields.insert(field.id.clone(), Value::Text(text));
        }
    }
    draft
}

/// Walks a lawful path with documents written by hand; tells what was written and the report.
fn walk(case: &Case, write: impl Fn(&Sheet) -> Draft) -> (BTreeSet<String>, engine::score::Report) {
    let script = case.scripts().iter().find(|script| script.lawful).unwrap();
    let played = (0..200).filter_map(Seed::new).find_map(|seed| {
        case.play(script, seed, Mode::Practice, &Fixed::default())
            .ok()
            .map(|played| (seed, played))
    });
    let (seed, played) = played.expect("a seed for the lawful path");
    let mut state = case.start(seed, Mode::Practice);
    let mut forms = BTreeSet::new();
    for command in &played.commands {
        let mut command = command.clone();
        let sheets = case.sheets(&state, &command).unwrap();
        if let Command::Act { written, .. } = &mut command {
            *written = sheets
                .iter()
                .map(|sheet| (sheet.form.clone(), write(sheet)))
                .collect::<BTreeMap<_, _>>();
        }
        forms.extend(sheets.iter().map(|sheet| sheet.form.clone()));
        if case.step(&mut state, &command).is_err() {
            break;
        }
    }
    (forms, case.report(&state))
}

#[test]
fn the_lawful_paths_can_be_walked_with_documents_written_by_hand() {
    for case in cases() {
        let id = case.data().id.clone();
        let (forms, report) = walk(&case, |sheet| draft(sheet, &id));
        assert!(forms.len() >= 6, "{id}: {forms:?}");
        assert!(
            report.documents.len() >= forms.len(),
            "{id}: {} of {forms:?}",
            report.documents.len()
        );
        for document in &report.documents {
            println!("{id} {}: {}", document.title, document.verdict.score);
            for mark in document.verdict.findings() {
                println!("    {}: {}", mark.check, mark.note);
            }
        }
        assert!(report.finished, "{id}");
    }
}

#[test]
fn what_the_paper_does_not_say_is_found_by_the_rules() {
    for case in cases() {
        let id = case.data().id.clone();
        let (_, good) = walk(&case, |sheet| draft(sheet, &id));
        let (_, blank) = walk(&case, |_| Draft::default());
        assert!(
            blank.findings.len() > good.findings.len(),
            "{id}: {} and {}",
            blank.findings.len(),
            good.findings.len()
        );
        assert!(
            blank
                .findings
                .iter()
                .any(|finding| finding.severity >= Severity::Revocable),
            "{id}"
        );
        assert!(
            blank.score < good.score,
            "{id}: {} and {}",
            blank.score,
            good.score
        );
    }
}

#[test]
fn what_was_written_stands_in_the_file_and_replays() {
    let case = cases()
        .into_iter()
        .find(|case| case.data().id == "k1")
        .unwrap();
    let script = case.scripts().iter().find(|script| script.lawful).unwrap();
    let (seed, played) = (0..200)
        .filter_map(Seed::new)
        .find_map(|seed| {
            case.play(script, seed, Mode::Practice, &Fixed::default())
                .ok()
                .map(|played| (seed, played))
        })
        .unwrap();
    let mut state = case.start(seed, Mode::Practice);
    for command in &played.commands {
        let mut command = command.clone();
        let sheets = case.sheets(&state, &command).unwrap();
        if let (Command::Act { written, .. }, Some(sheet)) = (&mut command, sheets.first()) {
            let field = sheet
                .examiner
                .template()
                .fields()
                .find(|field| field.kind == FieldKind::Long || field.kind == FieldKind::Text)
                .unwrap();
            let text = Value::Text("此处由本人书写。".into());
            written.insert(
                sheet.form.clone(),
                Draft {
                    fields: BTreeMap::from([(field.id.clone(), text)]),
                },
            );
            let json = serde_json::to_string(&command).unwrap();
            let again: Command = serde_json::from_str(&json).unwrap();
            assert_eq!(again, command);
            case.step(&mut state, &again).unwrap();
            let view = case.view(&state);
            let papers = view.dossier.iter().filter_map(|item| item.paper.as_ref());
            assert!(
                papers
                    .map(engine::document::Paper::plain)
                    .any(|text| text.contains("此处由本人书写。"))
            );
            return;
        }
        case.step(&mut state, &command).unwrap();
    }
    panic!("no document on the path");
}

#[test]
fn what_does_not_agree_over_the_file_is_found() {
    let case = cases()
        .into_iter()
        .find(|case| case.data().id == "k3")
        .unwrap();
    let of_dossier = |report: &engine::score::Report| -> Vec<String> {
        let findings = report.findings.iter();
        findings
            .filter(|finding| finding.rule.starts_with("dossier."))
            .map(|finding| finding.rule.clone())
            .collect()
    };
    let (_, same) = walk(&case, |sheet| draft(sheet, "k3"));
    let (_, other) = walk(&case, |sheet| {
        let mut draft = draft(sheet, "k3");
        if sheet.examiner.template().id == "penalty_decision" {
            let name = Value::Text("川味小炒饭店".to_owned());
            draft.fields.insert("party_name".to_owned(), name);
            let evidence = vec![vec!["送货单三张".to_owned(), "当天在营业".to_owned()]];
            draft
                .fields
                .insert("evidence".to_owned(), Value::Rows(evidence));
        }
        draft
    });
    let (same, other) = (of_dossier(&same), of_dossier(&other));
    assert!(!same.contains(&"dossier.party_name".to_owned()), "{same:?}");
    assert!(
        other.contains(&"dossier.party_name".to_owned()),
        "{other:?}"
    );
    let cited = |found: &[String]| found.iter().filter(|rule| *rule == "dossier.cited").count();
    assert!(cited(&other) > 0, "{other:?}");
}

/// Submits the commands of a lawful path to an exam; `write` says what goes with those that have documents.
/// Tells how many documents there were.
fn sit(
    opened: &Opened,
    documents: bool,
    write: impl Fn(&Sheet) -> Option<Draft>,
) -> (Box<dyn Run>, usize) {
    let case = opened.case().unwrap();
    let script = case.scripts().iter().find(|script| script.lawful).unwrap();
    // A script leaves documents to the form in every mode.
    let (seed, played) = (0..200)
        .filter_map(Seed::new)
        .find_map(|seed| {
            Some((
                seed,
                case.play(script, seed, Mode::Exam, &Fixed::default())
                    .ok()?,
            ))
        })
        .expect("a seed for the lawful path");
    let mut run = opened.run(Header {
        documents,
        ..opened.header(seed, Mode::Exam, "", "")
    });
    let mut count = 0;
    for command in &played.commands {
        let plain = serde_json::to_string(command).unwrap();
        let sheets = run.sheets(&plain).unwrap();
        count += sheets.len();
        if let Some(sheet) = sheets.first().filter(|_| documents) {
            let entries = run.entries();
            let rejection = run.submit(&plain).unwrap_err();
            assert_eq!(rejection.code, RejectionCode::Unwritten);
            assert_eq!(rejection.param.as_deref(), Some(sheet.form.as_str()));
            assert!(
                rejection.reason.contains(&sheet.title),
                "{}",
                rejection.reason
            );
            assert_eq!(run.entries(), entries);
        }
        let mut command = command.clone();
        if let Command::Act { written, .. } = &mut command {
            let drafts = sheets
                .iter()
                .filter_map(|sheet| Some((sheet.form.clone(), write(sheet)?)));
            *written = drafts.collect();
        }
        run.submit(&serde_json::to_string(&command).unwrap())
            .unwrap();
    }
    (run, count)
}

#[test]
fn an_exam_with_documents_takes_no_document_from_the_form_and_its_record_verifies() {
    for folder in &library().cases {
        let opened = Opened::read(&bundle::compile(library(), folder).unwrap().text()).unwrap();
        let id = opened.case().unwrap().data().id.clone();
        let contents = Contents::from([(opened.hash.clone(), opened.clone())]);
        let (with, count) = sit(&opened, true, |sheet| Some(draft(sheet, &id)));
        println!("{id}: {count} documents to write");
        assert!(count >= 6, "{id}: {count}");
        let record = with.record();
        assert!(record.header.documents);
        assert!(verify(&record, &contents).is_sound(), "{id}");
        let (without, _) = sit(&opened, false, |_| None);
        let record = without.record();
        assert!(verify(&record, &contents).is_sound(), "{id}");
        // Such a record reads as those from before there was a choice.
        assert!(
            !serde_json::to_string(&record.header)
                .unwrap()
                .contains("documents")
        );
    }
}
