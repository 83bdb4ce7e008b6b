//! `lifa cite` and `lifa deadline` as a person runs them.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

fn lifa(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lifa"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn cite_tells_what_is_in_force_and_exits_0() {
    let output = lifa(&[
        "cite",
        "《行政处罚法》第58条第1款第2项",
        "--on",
        "2026-09-18",
    ]);
    assert_eq!(
        out(&output),
        "行政处罚法第五十八条第一款第（二）项  in_force  (text of 2021-01-22)\n"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn cite_exits_1_when_something_is_wrong() {
    for (text, status) in [
        ("处罚法第四十四条、第九十九条", "no_such_article"),
        ("处罚法第58条第1款第9项", "no_such_item"),
        ("处罚法第58条第9款", "no_such_paragraph"),
        ("大气法第118条", "repealed"),
        ("某法第1条", "unknown_statute"),
        ("示范省裁量基准第四条第一款", "in_force"),
        ("没有引用", "none"),
        ("环评法", "repealed"),
        ("《没有的法》", "unknown_statute"),
    ] {
        let output = lifa(&["cite", text, "--on", "2026-09-18", "--json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = json["status"].as_str().unwrap_or("none");
        assert_eq!(found, status, "{text}");
        let code = if status == "in_force" { 0 } else { 1 };
        assert_eq!(output.status.code(), Some(code), "{text}");
    }
}

#[test]
fn cite_json_has_span_name_and_place_of_each() {
    let text = "违反处罚法第44条、第六十二条";
    let output = lifa(&["cite", text, "--on", "2026-09-18", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let second = &json["citations"][1];
    assert_eq!(second["citation"], "行政处罚法第六十二条");
    assert_eq!(second["full"], "《中华人民共和国行政处罚法》第六十二条");
    let span = second["start"].as_u64().unwrap() as usize..second["end"].as_u64().unwrap() as usize;
    assert_eq!(&text[span], "第六十二条");
}

#[test]
fn cite_names_an_unknown_statute_and_passes_on_notes() {
    for (text, found) in [
        ("没有的法第3条", "没有的法第三条  unknown_statute\n"),
        (
            "公安机关办理行政案件程序规定第1条",
            "公安机关办理行政案件程序规定第一条  in_force  (text of 2018-11-25)  note: \
             所载为2018年第二次修正的旧文本，以后的修正未收录，不得作为现行依据。\n",
        ),
    ] {
        let output = lifa(&["cite", text, "--on", "2026-09-18"]);
        assert_eq!(out(&output), found);
    }
}

#[test]
fn deadline_prints_the_last_lawful_day() {
    for (args, line) in [
        (
            &["--from", "2026-09-04", "--period", "7个工作日"] as &[&str],
            "2026-09-15 星期二\n",
        ),
        (
            &["--from", "2026-09-28", "--period", "七个工作日"],
            "2026-10-13 星期二\n",
        ),
        (
            &["--from", "2026-09-24", "--period", "7个工作日", "--before"],
            "2026-09-15 星期二\n",
        ),
        (
            &["--from", "2026-09-10", "--period", "15日"],
            "2026-09-25 星期五 中秋节\n",
        ),
        (
            &["--from", "2026-09-10", "--period", "15日", "--roll"],
            "2026-09-28 星期一 (moved to the next workday)\n",
        ),
        (
            &["--from", "2026-09-18T10:30", "--period", "24小时"],
            "2026-09-19T10:30 星期六\n",
        ),
    ] {
        let output = lifa(&[&["deadline"], args].concat());
        assert_eq!(out(&output), line, "{args:?}");
        assert_eq!(output.status.code(), Some(0));
    }
    let output = lifa(&[
        "deadline",
        "--from",
        "2026-12-31",
        "--period",
        "3个工作日",
        "--json",
    ]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&json["last"], &json["uncovered_year"]),
        (&"2027-01-05".into(), &2027.into())
    );
}

#[test]
fn bad_arguments_and_files_are_one_line_and_exit_2() {
    let broken = std::env::temp_dir().join(format!("lifa-cli-{}", std::process::id()));
    std::fs::create_dir_all(broken.join("law/statutes")).unwrap();
    std::fs::write(
        broken.join("law/statutes/laws.toml"),
        "[[statute]]\nid = 1\n",
    )
    .unwrap();
    let broken = broken.to_str().unwrap();
    for (args, needle) in [
        (&["cite"] as &[&str], "no text"),
        (
            &["cite", "处罚法第一条", "--on", "2026-02-30"],
            "2026-02-30",
        ),
        (&["cite", "处罚法第一条", "--what"], "--what"),
        (
            &["cite", "处罚法第一条", "--content", "/no/such/folder"],
            "/no/such/folder",
        ),
        (
            &["cite", "处罚法第一条", "--content", broken],
            "laws.toml:2:6: ",
        ),
        (&["deadline", "--period", "7日"], "--from"),
        (&["deadline", "--from", "2026-09-04"], "--period"),
        (
            &["deadline", "--from", "2026-09-04", "--period", "7"],
            "7个工作日",
        ),
        (
            &["deadline", "--from", "2026-09-04", "--period", "24小时"],
            "hours",
        ),
        (
            &[
                "deadline",
                "--from",
                "2026-09-04",
                "--period",
                "7日",
                "--before",
                "--roll",
            ],
            "--roll",
        ),
        (
            &[
                "deadline",
                "--from",
                "2026-09-04",
                "--period",
                "7日",
                "--content",
                "/no/such",
            ],
            "/no/such",
        ),
    ] {
        let output = lifa(args);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
        assert!(
            error.contains(needle) && error.lines().count() == 1,
            "{args:?}: {error}"
        );
    }
    std::fs::remove_dir_all(broken).unwrap();
}
