//! A paper as `word/document.xml`.

use crate::face::Face;
use crate::xml::{Shape, Xml, empty, paragraph, paragraphs, within};
use crate::{page, table};
use engine::document::{Paper, PaperBlock};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io;

/// 29 pt: 22 lines on a page (GB/T 9704—2012, 5.2.3).
const LINE: usize = 580;

const BODY: Shape = Shape {
    style: "",
    align: "both",
    indented: true,
    right: 0,
    line: LINE,
    around: (0, 0),
    with_next: false,
    ruled: false,
};
const PLAIN: Shape = Shape {
    indented: false,
    align: "left",
    ..BODY
};

/// The document's main part.
pub fn document(paper: &Paper) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new(
        "1.0",
        Some("UTF-8"),
        Some("yes"),
    )))?;
    xml.create_element("w:document")
        .with_attributes([
            (
                "xmlns:w",
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            ),
            (
                "xmlns:r",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            ),
        ])
        .write_inner_content(|xml| {
            within(xml, "w:body", |xml| {
                head(xml, paper)?;
                blocks(xml, &paper.blocks)?;
                end(xml, paper)?;
                section(xml)
            })
        })?;
    Ok(xml.into_inner())
}

fn head(xml: &mut Xml, paper: &Paper) -> io::Result<()> {
    let centred = Shape {
        align: "center",
        with_next: true,
        ..PLAIN
    };
    if !paper.letterhead.is_empty() {
        let shape = Shape {
            line: 0,
            around: (0, 480),
            ruled: true,
            ..centred
        };
        paragraphs(
            xml,
            shape,
            Face::letterhead(&paper.letterhead),
            &paper.letterhead,
        )?;
    }
    let title = Shape {
        style: "Title",
        line: 700,
        around: (0, 120),
        ..centred
    };
    paragraphs(xml, title, Face::TITLE, &paper.title)?;
    if !paper.number.is_empty() {
        paragraphs(xml, centred, Face::BODY, &paper.number)?;
    }
    paragraph(
        xml,
        Shape {
            with_next: true,
            ..PLAIN
        },
        &[],
    )
}

/// Rows that follow each other make one table.
fn blocks(xml: &mut Xml, blocks: &[PaperBlock]) -> io::Result<()> {
    let mut rows = Vec::new();
    for block in blocks {
        if let PaperBlock::Row { label, text } = block {
            rows.push((label.as_str(), text.as_str()));
            continue;
        }
        form(xml, &mut rows)?;
        self::block(xml, block)?;
    }
    form(xml, &mut rows)
}

fn form(xml: &mut Xml, rows: &mut Vec<(&str, &str)>) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    table::form(xml, &std::mem::take(rows))
}

fn block(xml: &mut Xml, block: &PaperBlock) -> io::Result<()> {
    match block {
        PaperBlock::Heading { text } => {
            let shape = Shape {
                style: "Heading1",
                with_next: true,
                ..BODY
            };
            paragraphs(xml, shape, Face::HEADING, text)
        }
        PaperBlock::Paragraph { text } => paragraphs(xml, BODY, Face::BODY, text),
        PaperBlock::Row { label, text } => table::form(xml, &[(label, text)]),
        PaperBlock::Table { columns, rows } => table::with_heads(xml, columns, rows),
        PaperBlock::Signature { label, text } => {
            let line = signed(text);
            let runs = [
                (Face::BODY, label.as_str()),
                (Face::BODY, "："),
                (Face::SIGNED, line.as_str()),
            ];
            paragraph(xml, PLAIN, &runs)
        }
    }
}

/// The signature on a line of at least twelve characters.
fn signed(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    let free = 12_usize.saturating_sub(text.chars().count());
    let before = usize::from(!text.is_empty() && free > 0);
    format!(
        "{}{text}{}",
        "\u{3000}".repeat(before),
        "\u{3000}".repeat(free - before)
    )
}

/// Who signs and when, on the right; the words 教学用印章 in a box where there would be a seal.
fn end(xml: &mut Xml, paper: &Paper) -> io::Result<()> {
    let shape = Shape {
        align: "right",
        right: 2,
        ..PLAIN
    };
    let together = Shape {
        with_next: !paper.dated.is_empty(),
        ..shape
    };
    if paper.sealed || !paper.signed.is_empty() || !paper.dated.is_empty() {
        paragraph(
            xml,
            Shape {
                with_next: true,
                ..PLAIN
            },
            &[],
        )?;
    }
    if paper.sealed {
        let shape = Shape {
            with_next: !paper.signed.is_empty() || together.with_next,
            line: 0,
            around: (0, 60),
            ..shape
        };
        paragraph(xml, shape, &[(Face::SEAL, "教学用印章")])?;
    }
    if !paper.signed.is_empty() {
        paragraphs(xml, together, Face::BODY, &paper.signed)?;
    }
    if !paper.dated.is_empty() {
        paragraphs(xml, shape, Face::BODY, &paper.dated)?;
    }
    Ok(())
}

fn section(xml: &mut Xml) -> io::Result<()> {
    within(xml, "w:sectPr", |xml| {
        for (name, id) in [("w:headerReference", "rId3"), ("w:footerReference", "rId4")] {
            empty(xml, name, &[("w:type", "default"), ("r:id", id)])?;
        }
        empty(xml, "w:pgSz", &page::SHEET)?;
        empty(xml, "w:pgMar", &page::MARGINS)
    })
}
