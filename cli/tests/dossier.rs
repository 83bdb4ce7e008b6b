//! `lifa dossier` as a person runs it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn lifa(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lifa"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap()
}

/// A folder of the test's own, with the record of a course of K1.
fn folder_with_record(name: &str) -> (PathBuf, String) {
    let folder = std::env::temp_dir().join(format!("lifa-dossier-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let record = folder.join("record.json").display().to_string();
    let course = "scenarios/cases/k1/paths/spot-150.toml";
    let played = (1..500).any(|seed: u32| {
        let seed = seed.to_string();
        let output = lifa(&[
            "play",
            "k1",
            "--seed",
            &seed,
            "--commands",
            course,
            "--record",
            &record,
        ]);
        output.status.code() == Some(0)
    });
    assert!(played, "no seed suits {course}");
    (folder, record)
}

#[test]
fn a_record_becomes_a_zip_of_its_documents_always_the_same() {
    let (folder, record) = folder_with_record("zip");
    let write = |name: &str| {
        let zip = folder.join(name).display().to_string();
        let output = lifa(&["dossier", &record, "--docx", &zip]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(
            told.starts_with(&zip) && told.ends_with(" items\n"),
            "{told}"
        );
        fs::read(zip).unwrap()
    };
    let zip = write("a.zip");
    assert_eq!(zip, write("b.zip"));
    let holds = |name: &str| {
        zip.windows(name.len())
            .any(|bytes| bytes == name.as_bytes())
    };
    for name in [
        "00 卷宗目录.docx",
        "卷宗目录.txt",
        "01 ",
        "当场行政处罚决定书",
    ] {
        assert!(holds(name), "{name}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_exported_is_told_in_one_line_with_the_place() {
    let (folder, record) = folder_with_record("faults");
    let text = fs::read_to_string(&record).unwrap();
    let zip = folder.join("out.zip").display().to_string();
    let bundle =
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["header"]["bundle"].clone();
    let bundle = bundle.as_str().unwrap();
    for (name, content, place) in [
        ("cut", text[..text.len() / 2].trim_end().to_owned(), ":"),
        (
            "other",
            text.replace(bundle, &"0".repeat(64)),
            "the header's bundle does not fit",
        ),
        ("list", "[]".to_owned(), "list.json:1:"),
        (
            "entry",
            text.replacen("\"act\"", "\"fly\"", 1),
            "entry 1 does not replay",
        ),
    ] {
        let file = folder.join(format!("{name}.json"));
        fs::write(&file, content).unwrap();
        let output = lifa(&["dossier", &file.display().to_string(), "--docx", &zip]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(
            told.starts_with("lifa: ") && told.contains(&format!("{name}.json:")),
            "{told}"
        );
        assert!(told.contains(place), "{told}");
        assert!(!Path::new(&zip).exists());
    }
    for args in [
        &["dossier"][..],
        &["dossier", &record],
        &["dossier", "none.json", "--docx", &zip],
    ] {
        assert_eq!(lifa(args).status.code(), Some(2), "{args:?}");
    }
    let output = lifa(&["dossier", &record, "--docx", "no/such/folder/out.zip"]);
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("no/such/folder/out.zip")
    );
    fs::remove_dir_all(folder).unwrap();
}
