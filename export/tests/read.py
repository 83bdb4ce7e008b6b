"""Reads a DOCX with python-docx and prints what it finds as JSON."""

import json
import sys

from docx import Document
from docx.oxml.ns import qn


def paragraphs(container):
    yield from container.paragraphs
    for table in container.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def described(paragraph):
    shape = paragraph.paragraph_format
    indent = paragraph._p.find(".//" + qn("w:ind"))
    runs = []
    for run in paragraph.runs:
        fonts = run._r.find(qn("w:rPr") + "/" + qn("w:rFonts"))
        runs.append({
            "text": run.text,
            "asian": fonts.get(qn("w:eastAsia")),
            "latin": fonts.get(qn("w:ascii")),
            "points": run.font.size.pt,
            "color": str(run.font.color.rgb) if run.font.color.rgb else None,
            "underline": bool(run.font.underline),
            "boxed": run._r.find(qn("w:rPr") + "/" + qn("w:bdr")) is not None,
        })
    return {
        "text": paragraph.text,
        "style": paragraph.style.name,
        "align": str(paragraph.alignment),
        "line": shape.line_spacing.pt if hasattr(shape.line_spacing, "pt") else None,
        "first": indent.get(qn("w:firstLineChars")) if indent is not None else None,
        "runs": runs,
    }


def tabulated(table):
    rows = []
    for row in table.rows:
        properties = row._tr.trPr
        repeated = properties is not None and properties.find(qn("w:tblHeader")) is not None
        rows.append({"cells": [cell.text for cell in row.cells], "repeated": repeated})
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    return {"rows": rows, "borders": [side.tag.split("}")[1] for side in borders]}


document = Document(sys.argv[1])
section = document.sections[0]
print(json.dumps({
    "page": [round(length.mm) for length in (section.page_width, section.page_height)],
    "margins": [round(length.mm) for length in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)],
    "header": [described(p) for p in section.header.paragraphs],
    "footer": [described(p) for p in section.footer.paragraphs],
    "fields": [field.text for field in section.footer._element.iter(qn("w:instrText"))],
    "title": document.core_properties.title,
    "body": [described(p) for p in document.paragraphs],
    "all": [described(p) for p in paragraphs(document)],
    "tables": [tabulated(t) for t in document.tables],
}))
