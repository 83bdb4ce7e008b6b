//! `lifa monitor` and `lifa rules`, run as users run them.

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn lifa(args: &[&str]) -> Output {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    Command::new(env!("CARGO_BIN_EXE_lifa"))
        .args(args)
        .arg("--content")
        .arg(scenarios)
        .output()
        .unwrap()
}

/// A file of that name with that text, in a folder of the test's own.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("monitor");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const RULES: &str = r#"
[[rule]]
id = "filing-before-decision"
title = "先立案后决定"
kind = "precedence"
act = "decision"
needs = "filing_approved"
severity = "撤销"
competency = "程序"
basis = ["行政处罚法第五十四条第二款"]
from = 2021-07-15
explain = "应当先立案。"

[[rule]]
id = "served-in-7-working-days"
title = "七日内送达"
kind = "response"
act = "decision"
needs = "decision_served"
key = ["decision"]
within = "7个工作日"
severity = "确认违法"
competency = "时限"
basis = ["行政处罚法第六十一条第一款"]
from = 2021-07-15
explain = "七个工作日内送达。"
"#;

const LOG: &str = "\
case,activity,time,decision,fine
A,filing_approved,2026-09-01T09:00,,
B,decision,2026-09-02,d1,200.50
A,行政处罚决定,2026-09-10 10:00:00,d1,200元
B,decision_served,2026-09-11,d1,
A,decision_served,2026-09-28,d1,
\"C, \"\"x\"\"\",decision,2026-09-29T08:00,d1,
A,case_closed,2026-10-30,,
D,filing_approved,2026-10-30,,
D,decision,2026-10-30T10:00,d1,
";

#[test]
fn each_case_and_rule_has_its_verdict() {
    let (rules, log) = (file("two.toml", RULES), file("log.csv", LOG));
    let args = [
        "monitor",
        "--rules",
        rules.to_str().unwrap(),
        "--log",
        log.to_str().unwrap(),
    ];
    let output = lifa(&args);
    // The seventh workday after Thursday 2026-09-10 is Sunday 09-20, on which offices work; after
    // 2026-09-29 it is 10-14, past the holidays and with the make-up Saturday 10-10.
    let expected = "\
A\tfiling-before-decision\tkept\t1
A\tserved-in-7-working-days\tviolated\t1\t2026-09-21T00:00\t2\t2026-09-20
B\tfiling-before-decision\tviolated\t1\t2026-09-02T00:00\t1
B\tserved-in-7-working-days\tkept\t1
C, \"x\"\tfiling-before-decision\tviolated\t1\t2026-09-29T08:00\t1
C, \"x\"\tserved-in-7-working-days\tpending\t1\t2026-09-29T08:00\t1\t2026-10-14
D\tfiling-before-decision\tkept\t1
D\tserved-in-7-working-days\tpending\t1\t2026-10-30T10:00\t2\t2026-11-10
";
    assert_eq!(stdout(&output), expected, "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn idle_cases_close_and_what_comes_later_is_another_case() {
    let rules = file("two.toml", RULES);
    let log = file(
        "idle.csv",
        "case,activity,time,decision\n\
         A,filing_approved,2026-09-01,\n\
         A,decision,2026-09-02,d1\n\
         B,filing_approved,2026-09-10,\n\
         B,filing_approved,2026-09-13,\n\
         A,decision_served,2026-09-14,d1\n\
         B,decision,2026-09-20,d1\n",
    );
    let (rules, log) = (rules.to_str().unwrap(), log.to_str().unwrap());
    let output = lifa(&["monitor", "--rules", rules, "--log", log, "--idle", "7"]);
    // Seven days after 09-02 the case is closed, before the seven workdays were over.
    let expected = "\
A\tfiling-before-decision\tkept\t1
A\tserved-in-7-working-days\tclosed_unfulfilled\t1\t2026-09-10T00:00\t2\t2026-09-11
B\tfiling-before-decision\tkept\t1
B\tserved-in-7-working-days\tpending\t1\t2026-09-20T00:00\t3\t2026-09-30
";
    assert_eq!(stdout(&output), expected, "{}", stderr(&output));
    let output = lifa(&[
        "monitor", "--rules", rules, "--log", log, "--idle", "7", "--json", "--faults",
    ]);
    let lines: Vec<Json> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["case"], "A");
    assert_eq!(lines[0]["closed"], true);
    assert_eq!(lines[0]["verdicts"][0]["verdict"], "closed_unfulfilled");
    assert_eq!(lines[1]["verdicts"][0]["due"], "2026-09-30");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_sound_log_ends_well_and_pending_is_no_fault() {
    let rules = file("two.toml", RULES);
    let log = file(
        "sound.csv",
        "time,case,activity\n2026-09-01,A,立案审批\n2026-09-02,A,decision\n",
    );
    let (rules, log) = (rules.to_str().unwrap(), log.to_str().unwrap());
    let output = lifa(&["monitor", "--rules", rules, "--log", log, "--faults"]);
    let due = "A\tserved-in-7-working-days\tpending\t1\t2026-09-02T00:00\t2\t2026-09-11\n";
    assert_eq!(stdout(&output), due);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_faulty_line_is_named_by_file_line_and_column() {
    let rules = file("two.toml", RULES);
    let rules = rules.to_str().unwrap();
    let head = "case,activity,time,fine,head\n";
    let row = |row: &str| format!("{head}A,decision,2026-09-02,200元,true\n{row}\n");
    let table: [(&str, Vec<u8>, &str); 16] = [
        ("empty", b"".to_vec(), "1:1: the log is empty"),
        (
            "no-time",
            b"case,activity\n".to_vec(),
            "1:1: column time is missing",
        ),
        (
            "unknown",
            b"case,activity,time,colour\n".to_vec(),
            "1:20: no event has an attribute",
        ),
        (
            "twice",
            b"case,activity,time,case\n".to_vec(),
            "1:20: column case is there twice",
        ),
        (
            "activity",
            row("A,dance,2026-09-03,,").into(),
            "3:3: there is no event \"dance\"",
        ),
        (
            "time",
            row("A,decision,yesterday,,").into(),
            "3:12: expected a time",
        ),
        (
            "nan",
            row("A,decision,2026-09-03,NaN,").into(),
            "3:23: expected an amount",
        ),
        (
            "huge",
            row("A,decision,2026-09-03,1e400,").into(),
            "3:23: expected an amount",
        ),
        (
            "bool",
            row("A,decision,2026-09-03,,maybe").into(),
            "3:24: expected true or false",
        ),
        (
            "fields",
            row("A,decision,2026-09-03").into(),
            "3:12: expected 5 fields, found 3",
        ),
        (
            "undeclared",
            row("A,clue_registered,2026-09-03,5元,").into(),
            "3:30: clue_registered has no",
        ),
        (
            "order",
            row("A,decision,2026-09-01,,").into(),
            "3:12: 2026-09-01T00:00 comes after",
        ),
        (
            "quote",
            row("\"A,decision,2026-09-03,,").into(),
            "3:1: a quoted field has no end",
        ),
        (
            "script",
            row("<script>,decision,2026-09-03T99:99,,").into(),
            "3:19: expected a time",
        ),
        (
            "bytes",
            [head.as_bytes(), b"A,\xed\xa0\x80,2026-09-03,,"].concat(),
            "2:3: this is no UTF-8",
        ),
        (
            "long",
            vec![b'x'; 50 << 20],
            "1:1: the line is longer than 1 MiB",
        ),
    ];
    for (name, text, place) in table {
        let log = file(&format!("{name}.csv"), text);
        let output = lifa(&["monitor", "--rules", rules, "--log", log.to_str().unwrap()]);
        let error = stderr(&output);
        assert!(
            error.contains(&format!("{name}.csv:{place}")),
            "{name}: {error}"
        );
        assert_eq!(error.lines().count(), 1, "{error}");
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
}

#[test]
fn faulty_rules_are_named_with_their_file_rule_and_field() {
    let log = file("log.csv", LOG);
    let log = log.to_str().unwrap();
    for (name, from, to, place) in [
        (
            "syntax",
            "kind = \"precedence\"",
            "kind = precedence",
            "rules-syntax.toml:5:8: ",
        ),
        (
            "kind",
            "\"precedence\"",
            "\"precedes\"",
            "rules-kind.toml:5:8: ",
        ),
        (
            "field",
            "needs = \"filing_approved\"",
            "",
            "rule filing-before-decision, needs: is missing",
        ),
        (
            "event",
            "\"decision_served\"",
            "\"decision_sent\"",
            "there is no event decision_sent",
        ),
        (
            "id",
            "served-in-7-working-days",
            "Served",
            "rule Served, id: ",
        ),
    ] {
        let rules = file(&format!("rules-{name}.toml"), RULES.replace(from, to));
        let output = lifa(&["monitor", "--rules", rules.to_str().unwrap(), "--log", log]);
        let error = stderr(&output);
        assert!(error.contains(place), "{name}: {error}");
        assert!(
            error.contains(&format!("rules-{name}.toml")),
            "{name}: {error}"
        );
        assert_eq!(error.lines().count(), 1, "{error}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn all_rules_are_listed_with_their_basis_and_those_of_a_day_alone() {
    let output = lifa(&["rules", "--json"]);
    let rules: Vec<Json> = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(rules.len() >= 60);
    assert!(
        rules
            .iter()
            .all(|rule| !rule["basis"].as_array().unwrap().is_empty())
    );
    assert_eq!(output.status.code(), Some(0));
    let table = stdout(&lifa(&["rules"]));
    assert_eq!(table.lines().count(), rules.len() + 1);
    for rule in &rules {
        let id = rule["id"].as_str().unwrap();
        let line = table
            .lines()
            .find(|line| line.split(' ').next() == Some(id))
            .unwrap();
        assert!(line.contains(rule["basis"][0].as_str().unwrap()), "{line}");
    }
    let early: Vec<Json> =
        serde_json::from_str(&stdout(&lifa(&["rules", "--json", "--on", "2021-07-14"]))).unwrap();
    assert!(early.len() < rules.len());
    assert!(early.iter().all(|rule| {
        rule["from"]
            .as_str()
            .is_none_or(|from| from <= "2021-07-14")
    }));
    assert_eq!(
        lifa(&["rules", "--on", "2021-02-30"]).status.code(),
        Some(2)
    );
}
