//! Tables: the rows of a form, and those with heads of columns.

use crate::face::Face;
use crate::page::WIDTH;
use crate::xml::{Shape, Xml, border, empty, paragraph, paragraphs, value, within};
use std::io;

/// Word opens no table with more columns.
const MOST_COLUMNS: usize = 63;
/// The breadth of the names in a form.
const LABEL: usize = 2200;

const CELL: Shape = Shape {
    line: 460,
    align: "left",
    style: "",
    indented: false,
    right: 0,
    around: (40, 40),
    with_next: false,
    ruled: false,
};
const CENTRED: Shape = Shape {
    align: "center",
    ..CELL
};

/// Rows of a form: name and content.
pub fn form(xml: &mut Xml, rows: &[(&str, &str)]) -> io::Result<()> {
    let widths = [LABEL, WIDTH - LABEL];
    table(xml, &widths, |xml| {
        rows.iter().try_for_each(|(label, text)| {
            let cells = [(CENTRED, Face::CELL, *label), (CELL, Face::CELL, *text)];
            row(xml, &widths, &cells, false)
        })
    })
}

/// A table whose first row, the heads, is repeated on every page.
pub fn with_heads(xml: &mut Xml, columns: &[String], rows: &[Vec<String>]) -> io::Result<()> {
    let most = rows.iter().map(Vec::len).max().unwrap_or_default();
    let count = columns.len().max(most).min(MOST_COLUMNS);
    if count == 0 {
        return Ok(());
    }
    let heads = fitted(columns, count);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| fitted(row, count)).collect();
    let widths = widths(&heads, &rows);
    table(xml, &widths, |xml| {
        if !columns.is_empty() {
            row(xml, &widths, &faced(&heads, CENTRED, Face::HEAD), true)?;
        }
        rows.iter()
            .try_for_each(|cells| row(xml, &widths, &faced(cells, CELL, Face::CELL), false))
    })
}

/// Exactly so many cells: empty ones are added, those too many join the last.
fn fitted(cells: &[String], count: usize) -> Vec<String> {
    let mut fitted: Vec<String> = cells.iter().take(count).cloned().collect();
    for more in cells.iter().skip(count) {
        if let Some(last) = fitted.last_mut() {
            last.push('\t');
            last.push_str(more);
        }
    }
    fitted.resize(count, String::new());
    fitted
}

fn faced(cells: &[String], shape: Shape, face: Face) -> Vec<(Shape, Face, &str)> {
    cells
        .iter()
        .map(|text| (shape, face, text.as_str()))
        .collect()
}

/// Breadths by what stands in the columns, the longest text counting at most 16 characters.
fn widths(heads: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let length = |text: &String| text.chars().take(16).count();
    let mut weights: Vec<usize> = heads.iter().map(|head| length(head).max(2) + 1).collect();
    for cells in rows {
        for (weight, cell) in weights.iter_mut().zip(cells) {
            *weight = (*weight).max(length(cell) + 1);
        }
    }
    let sum = weights.iter().sum::<usize>().max(1);
    weights.iter().map(|weight| WIDTH * weight / sum).collect()
}

fn table(
    xml: &mut Xml,
    widths: &[usize],
    rows: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    within(xml, "w:tbl", |xml| {
        within(xml, "w:tblPr", |xml| {
            width(xml, "w:tblW", widths.iter().sum())?;
            value(xml, "w:jc", "center")?;
            within(xml, "w:tblBorders", |xml| {
                let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
                sides
                    .iter()
                    .try_for_each(|side| border(xml, &format!("w:{side}"), "4", "0", "000000"))
            })?;
            empty(xml, "w:tblLayout", &[("w:type", "fixed")])?;
            within(xml, "w:tblCellMar", |xml| {
                width(xml, "w:left", 100)?;
                width(xml, "w:right", 100)
            })
        })?;
        within(xml, "w:tblGrid", |xml| {
            widths
                .iter()
                .try_for_each(|width| empty(xml, "w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        rows(xml)
    })?;
    // Two tables without a paragraph between them would become one.
    let gap = Shape {
        line: 200,
        ..Shape::default()
    };
    paragraph(xml, gap, &[])
}

fn row(
    xml: &mut Xml,
    widths: &[usize],
    cells: &[(Shape, Face, &str)],
    repeated: bool,
) -> io::Result<()> {
    within(xml, "w:tr", |xml| {
        if repeated {
            within(xml, "w:trPr", |xml| {
                empty(xml, "w:cantSplit", &[])?;
                empty(xml, "w:tblHeader", &[])
            })?;
        }
        for (breadth, (shape, face, text)) in widths.iter().zip(cells) {
            within(xml, "w:tc", |xml| {
                within(xml, "w:tcPr", |xml| {
                    width(xml, "w:tcW", *breadth)?;
                    value(xml, "w:vAlign", "center")
                })?;
                paragraphs(xml, *shape, *face, text)
            })?;
        }
        Ok(())
    })
}

fn width(xml: &mut Xml, name: &str, twips: usize) -> io::Result<()> {
    empty(xml, name, &[("w:w", &twips.to_string()), ("w:type", "dxa")])
}
