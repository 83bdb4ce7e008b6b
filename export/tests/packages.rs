//! What is in the packages, whatever the text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{paper, volume};
use engine::document::{Paper, PaperBlock};
use export::{Content, ExportError, Item, Order, Volume};
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let file = |n| {
        let mut file = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len())
        .map(file)
        .collect()
}

fn part(docx: &[u8], name: &str) -> String {
    let found = files(docx).into_iter().find(|(found, _)| found == name);
    String::from_utf8(found.unwrap().1).unwrap()
}

/// The words of a document, and a proof that it is well-formed XML.
fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut words = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(text) => words.push_str(&text),
            quick_xml::events::Event::GeneralRef(name) => words.push_str(match &*name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("&{other};"),
            }),
            quick_xml::events::Event::Eof => return words,
            _ => {}
        }
    }
}

fn with(text: &str) -> Paper {
    Paper {
        letterhead: text.into(),
        title: text.into(),
        number: text.into(),
        blocks: vec![
            PaperBlock::Heading { text: text.into() },
            PaperBlock::Paragraph { text: text.into() },
            PaperBlock::Row {
                label: text.into(),
                text: text.into(),
            },
            PaperBlock::Table {
                columns: vec![text.into()],
                rows: vec![vec![text.into(), text.into()], vec![]],
            },
            PaperBlock::Signature {
                label: text.into(),
                text: text.into(),
            },
        ],
        signed: text.into(),
        dated: text.into(),
        sealed: true,
    }
}

#[test]
fn every_part_is_well_formed_and_every_word_of_the_paper_is_there() {
    let docx = export::docx(&paper()).unwrap();
    let names: Vec<String> = files(&docx).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[0], "[Content_Types].xml", "readers look for it first");
    for (name, bytes) in files(&docx) {
        words(&String::from_utf8(bytes).unwrap());
        let part = name
            .strip_prefix("word/")
            .filter(|part| !part.contains('/'));
        if let Some(part) = part.filter(|part| *part != "document.xml") {
            let links = self::part(&docx, "word/_rels/document.xml.rels");
            assert!(
                links.contains(&format!("Target=\"{part}\"")),
                "{part} is linked"
            );
        }
    }
    let document = words(&part(&docx, "word/document.xml"));
    for text in [
        "河口市清源区综合行政执法局",
        "行政处罚决定书",
        "清综执罚决字〔2026〕第12号",
        "经营者“赵六” <zhao&liu>。",
        "占道摆放货架两组",
        "教学用印章",
        "2026年9月25日",
    ] {
        assert!(document.contains(text), "{text}");
    }
    assert!(words(&part(&docx, "word/header.xml")).contains("教学用"));
}

#[test]
fn a_seal_is_nothing_but_words_and_only_where_there_is_one() {
    let docx = export::docx(&paper()).unwrap();
    assert!(
        files(&docx)
            .iter()
            .all(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
    );
    let open = Paper {
        sealed: false,
        ..paper()
    };
    let document = part(&export::docx(&open).unwrap(), "word/document.xml");
    assert!(!document.contains("印章"));
}

#[test]
fn odd_text_is_kept_as_far_as_xml_knows_it() {
    let long = "长".repeat(350_000);
    for (text, kept) in [
        ("\u{0}\u{8}\u{b}\u{1f}甲\u{FFFE}乙\u{FFFF}", "甲乙"),
        ("]]> <!-- &amp; <w:p/> \"'", "]]> <!-- &amp; <w:p/> \"'"),
        ("𠮷野家😀\u{301}", "𠮷野家😀\u{301}"),
        ("甲\t乙", "甲乙"),
        ("甲\r\n乙\n\n丙", "甲乙丙"),
        ("", ""),
        ("\n", ""),
        (long.as_str(), long.as_str()),
    ] {
        let docx = export::docx(&with(text)).unwrap();
        let found = words(&part(&docx, "word/document.xml"));
        let start: String = text.chars().take(20).collect();
        assert!(found.contains(kept), "{start:?}");
        words(&part(&docx, "docProps/core.xml"));
        let plain = export::text(&with(text));
        assert!(
            !plain.contains('\u{0}') && plain.starts_with("〔教学用〕"),
            "{start:?}"
        );
    }
}

#[test]
fn tables_of_any_shape_have_as_many_cells_in_every_row() {
    let cell = || "格".to_owned();
    for (columns, rows) in [
        (0, vec![]),
        (0, vec![0, 0]),
        (0, vec![2, 1]),
        (3, vec![]),
        (2, vec![5, 0]),
        (100, vec![100, 70]),
    ] {
        let paper = Paper {
            blocks: vec![PaperBlock::Table {
                columns: vec![cell(); columns],
                rows: rows.iter().map(|n| vec![cell(); *n]).collect(),
            }],
            ..Paper::default()
        };
        let document = part(&export::docx(&paper).unwrap(), "word/document.xml");
        let grid = document.matches("<w:gridCol ").count();
        let expected = rows.iter().copied().chain([columns]).max().unwrap().min(63);
        assert_eq!(grid, expected, "{columns} {rows:?}");
        for row in document.split("<w:tr>").skip(1) {
            assert_eq!(row.matches("<w:tc>").count(), grid, "{columns} {rows:?}");
        }
        assert_eq!(
            words(&document).matches('格').count(),
            columns + rows.iter().sum::<usize>()
        );
    }
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    for order in [
        Order::Docx { paper: paper() },
        Order::Text { paper: paper() },
        Order::Volume { volume: volume() },
    ] {
        let json = serde_json::to_string(&order).unwrap();
        let read: Order = serde_json::from_str(&json).unwrap();
        assert_eq!(read, order);
        assert_eq!(
            export::carry_out(&read).unwrap(),
            export::carry_out(&order).unwrap()
        );
    }
    let bytes = export::volume(&volume()).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for n in 0..archive.len() {
        let date = archive.by_index(n).unwrap().last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1));
    }
}

#[test]
fn a_volume_holds_its_contents_and_then_everything_in_order() {
    let bytes = export::volume(&volume()).unwrap();
    let files = files(&bytes);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "00 卷宗目录.docx",
            "卷宗目录.txt",
            "01 行政处罚决定书.docx",
            "02 现场照片： 货架／正面？.docx"
        ]
    );
    let list = String::from_utf8(files[1].1.clone()).unwrap();
    assert!(list.starts_with('\u{FEFF}'));
    let lines: Vec<&str> = list.trim_start_matches('\u{FEFF}').split("\r\n").collect();
    assert_eq!(lines[1], "序号\t文书名称\t文号\t日期");
    assert_eq!(
        lines[2],
        "1\t行政处罚决定书\t清综执罚决字〔2026〕第12号\t2026年9月18日"
    );
    let contents = words(&part(&files[0].1, "word/document.xml"));
    for text in [
        "序号文书名称文号日期页次",
        "现场照片: 货架/正面?",
        "喜来鲜果店跨门经营案",
    ] {
        assert!(contents.contains(text), "{text}");
    }
    let note = words(&part(&files[3].1, "word/document.xml"));
    assert!(note.contains("执法记录仪") && note.contains("证据说明"));
    assert_eq!(files[2].1, export::docx(&paper()).unwrap());
}

#[test]
fn names_are_marked_as_utf_8() {
    let bytes = export::volume(&volume()).unwrap();
    let heads: Vec<usize> = (0..bytes.len() - 4)
        .filter(|n| {
            bytes[*n..].starts_with(b"PK\x01\x02")
                && bytes[n + 46..].starts_with("00 卷".as_bytes())
        })
        .collect();
    assert_eq!(heads.len(), 1);
    let flags = u16::from_le_bytes([bytes[heads[0] + 8], bytes[heads[0] + 9]]);
    assert_eq!(
        flags & 0x0800,
        0x0800,
        "language encoding flag, APPNOTE 4.4.4 bit 11"
    );
}

#[test]
fn a_volume_of_very_many_items_stays_in_order_by_name() -> Result<(), ExportError> {
    let item = |n: usize| Item {
        title: format!("文书{n}"),
        number: String::new(),
        date: String::new(),
        content: Content::Note(String::new()),
    };
    for count in [0, 1, 100] {
        let bytes = export::volume(&Volume {
            title: String::new(),
            items: (1..=count).map(item).collect(),
        })?;
        let names: Vec<String> = files(&bytes).into_iter().map(|(name, _)| name).collect();
        let docx: Vec<&String> = names
            .iter()
            .filter(|name| name.ends_with(".docx"))
            .collect();
        assert_eq!(docx.len(), count + 1);
        assert!(docx.is_sorted(), "{docx:?}");
    }
    Ok(())
}

#[test]
fn plain_text_has_one_line_for_each_part() {
    let text = export::text(&paper());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "〔教学用〕",
            "河口市清源区综合行政执法局",
            "行政处罚决定书",
            "清综执罚决字〔2026〕第12号"
        ]
    );
    for line in [
        "案由：跨门经营",
        "1\t现场笔录\t占道摆放货架两组",
        "当事人签名：赵六",
        "见证人签名：____________",
        "〔教学用印章〕",
        "2026年9月25日",
    ] {
        assert!(lines.contains(&line), "{line}");
    }
}
