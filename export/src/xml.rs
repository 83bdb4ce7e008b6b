//! Writing WordprocessingML: elements whose order the schema fixes, and text that may hold anything.

use crate::face::{Face, RED};
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::borrow::Cow;
use std::io;

/// Where XML goes.
pub type Xml = Writer<Vec<u8>>;

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// The style's id; empty for the default.
    pub style: &'static str,
    /// `left`, `center`, `right`, `both`.
    pub align: &'static str,
    /// Whether the first line begins two characters in.
    pub indented: bool,
    /// Characters left free on the right.
    pub right: usize,
    /// Fixed distance of lines in twentieths of a point; 0 as the font has it.
    pub line: usize,
    /// Space before and after, in twentieths of a point.
    pub around: (usize, usize),
    /// Whether it stays on the page of the next paragraph.
    pub with_next: bool,
    /// Whether the red line of a letterhead runs below.
    pub ruled: bool,
}

/// An element without content.
pub fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_empty()
        .map(drop)
}

/// An element with content.
pub fn within(
    xml: &mut Xml,
    name: &str,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name)
        .write_inner_content(content)
        .map(drop)
}

/// An element `<name w:val="…"/>`.
pub fn value(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    empty(xml, name, &[("w:val", value)])
}

/// One paragraph for each line of the text, at least one.
pub fn paragraphs(xml: &mut Xml, shape: Shape, face: Face, text: &str) -> io::Result<()> {
    let mut lines = text.lines();
    paragraph(xml, shape, &[(face, lines.next().unwrap_or_default())])?;
    lines.try_for_each(|line| paragraph(xml, shape, &[(face, line)]))
}

/// A paragraph of runs.
pub fn paragraph(xml: &mut Xml, shape: Shape, runs: &[(Face, &str)]) -> io::Result<()> {
    within(xml, "w:p", |xml| {
        properties(xml, shape)?;
        runs.iter()
            .try_for_each(|(face, text)| run(xml, *face, text))
    })
}

fn properties(xml: &mut Xml, shape: Shape) -> io::Result<()> {
    within(xml, "w:pPr", |xml| {
        if !shape.style.is_empty() {
            value(xml, "w:pStyle", shape.style)?;
        }
        if shape.with_next {
            empty(xml, "w:keepNext", &[])?;
        }
        if shape.ruled {
            within(xml, "w:pBdr", |xml| border(xml, "w:bottom", "18", "8", RED))?;
        }
        let (before, after) = (shape.around.0.to_string(), shape.around.1.to_string());
        let line = shape.line.to_string();
        let mut spacing = vec![("w:before", before.as_str()), ("w:after", after.as_str())];
        if shape.line > 0 {
            spacing.extend([("w:line", line.as_str()), ("w:lineRule", "exact")]);
        }
        empty(xml, "w:spacing", &spacing)?;
        if shape.indented {
            // Word goes by the characters; what reads only lengths gets two of 三号.
            let indent = [("w:firstLineChars", "200"), ("w:firstLine", "640")];
            empty(xml, "w:ind", &indent)?;
        }
        if shape.right > 0 {
            let (characters, length) = (shape.right * 100, shape.right * 320);
            let indent = [
                ("w:rightChars", characters.to_string()),
                ("w:right", length.to_string()),
            ];
            empty(
                xml,
                "w:ind",
                &indent
                    .each_ref()
                    .map(|(name, value)| (*name, value.as_str())),
            )?;
        }
        value(
            xml,
            "w:jc",
            if shape.align.is_empty() {
                "both"
            } else {
                shape.align
            },
        )
    })
}

fn run(xml: &mut Xml, face: Face, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    within(xml, "w:r", |xml| {
        within(xml, "w:rPr", |xml| look(xml, face))?;
        for (n, piece) in text.split('\t').enumerate() {
            if n > 0 {
                empty(xml, "w:tab", &[])?;
            }
            xml.create_element("w:t")
                .with_attribute(("xml:space", "preserve"))
                .write_text_content(BytesText::new(&legal(piece)))?;
        }
        Ok(())
    })
}

fn look(xml: &mut Xml, face: Face) -> io::Result<()> {
    let latin = "Times New Roman";
    let fonts = [
        // Without the hint Word sets quotation marks and dashes in the Latin font.
        ("w:hint", "eastAsia"),
        ("w:ascii", latin),
        ("w:hAnsi", latin),
        ("w:eastAsia", face.font),
        ("w:cs", latin),
    ];
    empty(xml, "w:rFonts", &fonts)?;
    if face.red {
        value(xml, "w:color", RED)?;
    }
    let size = face.size.to_string();
    value(xml, "w:sz", &size)?;
    value(xml, "w:szCs", &size)?;
    if face.underlined {
        value(xml, "w:u", "single")?;
    }
    if face.boxed {
        border(xml, "w:bdr", "12", "1", RED)?;
    }
    Ok(())
}

/// A border: its breadth in eighths of a point, its distance in points.
pub fn border(
    xml: &mut Xml,
    name: &str,
    breadth: &str,
    distance: &str,
    color: &str,
) -> io::Result<()> {
    let attributes = [
        ("w:val", "single"),
        ("w:sz", breadth),
        ("w:space", distance),
        ("w:color", color),
    ];
    empty(xml, name, &attributes)
}

/// The text without the characters that XML 1.0 does not know (its production 2, Char), and without carriage returns.
pub fn legal(text: &str) -> Cow<'_, str> {
    let known = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(known) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| known(*c)).collect())
    }
}
