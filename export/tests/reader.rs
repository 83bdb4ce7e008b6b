//! python-docx, which knows nothing of this crate, reads what is written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use engine::document::Paper;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// What python-docx finds. `cargo xtask setup` provides it in `.tools/python`.
fn read(name: &str, docx: &[u8]) -> Value {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = std::env::temp_dir().join(format!("lifa-{}-{name}.docx", std::process::id()));
    std::fs::write(&file, docx).unwrap();
    let output = Command::new(if cfg!(windows) { "python" } else { "python3" })
        .arg(here.join("tests/read.py"))
        .arg(&file)
        .env("PYTHONPATH", here.join("../.tools/python"))
        .output()
        .expect("Python 3 is needed to read documents independently: `cargo xtask setup` tells what is missing");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{complaint}\n`cargo xtask setup` provides python-docx"
    );
    std::fs::remove_file(file).unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn paragraph<'a>(read: &'a Value, text: &str) -> &'a Value {
    let all = read["all"].as_array().unwrap();
    let found = all
        .iter()
        .find(|paragraph| paragraph["text"].as_str().unwrap().contains(text));
    found.unwrap_or_else(|| panic!("no paragraph has {text}"))
}

#[test]
fn the_page_is_a4_with_the_margins_of_gb_t_9704() {
    let read = read("page", &export::docx(&common::paper()).unwrap());
    assert_eq!(read["page"], json!([210, 297]));
    assert_eq!(read["margins"], json!([37, 35, 28, 26]));
    assert_eq!(read["title"], "行政处罚决定书");
}

#[test]
fn every_page_says_that_it_is_for_teaching_and_bears_its_number() {
    let read = read("head", &export::docx(&common::paper()).unwrap());
    assert!(
        read["header"][0]["text"]
            .as_str()
            .unwrap()
            .contains("教学用")
    );
    assert_eq!(read["footer"][0]["text"], "— 1 —");
    assert_eq!(read["fields"], json!([" PAGE "]));
}

#[test]
fn every_run_names_its_chinese_and_its_latin_font() {
    let read = read("fonts", &export::docx(&common::paper()).unwrap());
    let parts = ["all", "header", "footer"];
    let paragraphs = parts.iter().flat_map(|part| read[part].as_array().unwrap());
    let runs: Vec<&Value> = paragraphs
        .flat_map(|paragraph| paragraph["runs"].as_array().unwrap())
        .collect();
    assert!(runs.len() > 20);
    for run in runs {
        let fonts = [
            "方正小标宋简体",
            "仿宋_GB2312",
            "黑体",
            "楷体_GB2312",
            "宋体",
        ];
        assert!(
            fonts.contains(&run["asian"].as_str().unwrap_or_default()),
            "{run}"
        );
        assert_eq!(run["latin"], "Times New Roman", "{run}");
    }
}

#[test]
fn head_body_and_end_look_as_the_standard_says() {
    let read = read("look", &export::docx(&common::paper()).unwrap());
    let head = &read["body"][0];
    assert_eq!(
        (&head["text"], &head["runs"][0]["color"]),
        (&json!("河口市清源区综合行政执法局"), &json!("FF0000"))
    );
    let title = paragraph(&read, "行政处罚决定书");
    assert_eq!(title["style"], "Title");
    assert_eq!(
        (&title["runs"][0]["asian"], &title["runs"][0]["points"]),
        (&json!("方正小标宋简体"), &json!(22.0))
    );
    for text in ["清综执罚决字", "行政处罚决定书"] {
        assert_eq!(paragraph(&read, text)["align"], "CENTER (1)");
    }
    for text in [
        "当事人：喜来鲜果店，经营者“赵六” <zhao&liu>。",
        "第一段。",
        "第二段，罚款 300 元。",
    ] {
        let body = paragraph(&read, text);
        assert_eq!(body["text"], text);
        assert_eq!(
            (&body["first"], &body["line"]),
            (&json!("200"), &json!(29.0))
        );
        assert_eq!(
            (&body["runs"][0]["asian"], &body["runs"][0]["points"]),
            (&json!("仿宋_GB2312"), &json!(16.0))
        );
    }
    assert_eq!(paragraph(&read, "一、违法事实和证据")["style"], "Heading 1");
    let seal = paragraph(&read, "教学用印章");
    assert_eq!(
        (&seal["runs"][0]["boxed"], &seal["align"]),
        (&json!(true), &json!("RIGHT (2)"))
    );
    assert_eq!(paragraph(&read, "2026年9月25日")["align"], "RIGHT (2)");
    for signature in ["当事人签名：", "见证人签名："] {
        let runs = &paragraph(&read, signature)["runs"];
        assert_eq!(runs[2]["underline"], true);
        assert_eq!(runs[2]["text"].as_str().unwrap().chars().count(), 12);
    }
}

#[test]
fn rows_make_one_form_and_tables_repeat_their_heads() {
    let read = read("tables", &export::docx(&common::paper()).unwrap());
    let tables = read["tables"].as_array().unwrap();
    assert_eq!(tables.len(), 2);
    let cells = |table: &Value, row: usize| table["rows"][row]["cells"].clone();
    assert_eq!(cells(&tables[0], 0), json!(["案由", "跨门经营"]));
    assert_eq!(
        cells(&tables[0], 1),
        json!(["意见", "拟同意。\n报请审批。"])
    );
    assert_eq!(cells(&tables[1], 0), json!(["序号", "证据", "证明内容"]));
    assert_eq!(cells(&tables[1], 2), json!(["2", "照片", "同上"]));
    let repeated = |row: usize| &tables[1]["rows"][row]["repeated"];
    assert_eq!([repeated(0), repeated(1)], [&json!(true), &json!(false)]);
    assert_eq!(tables[0]["borders"].as_array().unwrap().len(), 6);
}

#[test]
fn an_empty_paper_and_one_of_a_megabyte_can_be_read() {
    read("empty", &export::docx(&Paper::default()).unwrap());
    let mut long = common::paper();
    long.signed = "长".repeat(350_000);
    let read = read("long", &export::docx(&long).unwrap());
    let found = read["body"]
        .as_array()
        .unwrap()
        .iter()
        .any(|paragraph| paragraph["text"] == long.signed.as_str());
    assert!(found);
}
