//! A case's file as one zip: a table of contents, then each document in order.

use crate::error::ExportError;
use crate::file_name::safe;
use crate::pack::{Pack, docx};
use engine::document::{Paper, PaperBlock};
use volume::{Content, Item, Volume};
use zip::CompressionMethod;

const HEADS: [&str; 5] = ["序号", "文书名称", "文号", "日期", "页次"];

/// A case's file as a zip: `00 卷宗目录.docx`, `卷宗目录.txt`, then `01 ….docx` and so on.
///
/// The column 页次 is left to be filled in by hand: a DOCX has no pages before a word processor lays it out.
///
/// # Errors
/// Where the package would be larger than the format allows.
pub fn volume(volume: &Volume) -> Result<Vec<u8>, ExportError> {
    let mut pack = Pack::new();
    let digits = volume.items.len().to_string().len().max(2);
    let contents = docx(&contents(volume))?;
    // A DOCX is a zip already.
    let stored = CompressionMethod::Stored;
    pack.add(&format!("{:0digits$} 卷宗目录.docx", 0), &contents, stored)?;
    let list = list(volume);
    pack.add("卷宗目录.txt", list.as_bytes(), CompressionMethod::Deflated)?;
    for (n, item) in volume.items.iter().enumerate() {
        let name = format!("{:0digits$} {}.docx", n + 1, safe(&item.title));
        let bytes = match &item.content {
            Content::Paper(paper) => docx(paper)?,
            Content::Note(note) => docx(&noted(item, note))?,
        };
        pack.add(&name, &bytes, stored)?;
    }
    pack.close()
}

fn contents(volume: &Volume) -> Paper {
    let rows = volume.items.iter().enumerate().map(|(n, item)| {
        let mut cells = cells(n, item).to_vec();
        cells.push(String::new());
        cells
    });
    let paragraph = |text: &str| PaperBlock::Paragraph { text: text.into() };
    Paper {
        title: "卷宗目录".to_owned(),
        blocks: vec![
            paragraph(&format!("案件名称：{}", volume.title)),
            PaperBlock::Table {
                columns: HEADS.map(str::to_owned).to_vec(),
                rows: rows.collect(),
            },
            paragraph("页次在打印装订后填写。"),
        ],
        ..Paper::default()
    }
}

fn cells(n: usize, item: &Item) -> [String; 4] {
    [
        (n + 1).to_string(),
        item.title.clone(),
        item.number.clone(),
        item.date.clone(),
    ]
}

/// With a byte order mark and the line ends of Windows, so that old editors show it rightly.
fn list(volume: &Volume) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        cells.join("\t") + "\r\n"
    };
    let mut text = format!("\u{FEFF}〔教学用〕{}\r\n", volume.title.trim());
    text.push_str(&line(&HEADS.map(str::to_owned)[..4]));
    for (n, item) in volume.items.iter().enumerate() {
        text.push_str(&line(&cells(n, item)));
    }
    text
}

/// The page that stands in the file for evidence without a paper.
fn noted(item: &Item, note: &str) -> Paper {
    let mut blocks: Vec<PaperBlock> = note
        .lines()
        .map(|line| match line.split_once('：') {
            Some((label, text)) if label.chars().count() <= 8 => PaperBlock::Row {
                label: label.to_owned(),
                text: text.to_owned(),
            },
            _ => PaperBlock::Paragraph { text: line.into() },
        })
        .collect();
    if !item.date.is_empty() {
        blocks.push(PaperBlock::Row {
            label: "入卷日期".to_owned(),
            text: item.date.clone(),
        });
    }
    blocks.push(PaperBlock::Paragraph {
        text: "模拟办案中的证据没有原件，本页为证据说明。".to_owned(),
    });
    Paper {
        title: item.title.clone(),
        number: item.number.clone(),
        blocks,
        ..Paper::default()
    }
}
