//! Checks of provisions: complete, in force on the day, and fitting.

use crate::document::check::CheckData;
use crate::document::judge::{Found, Sheet, Written};
use crate::document::verdict::Span;
use crate::law::{Citation, Context, Mention, Named, Resolution};

pub(crate) fn judge(
    sheet: &Sheet<'_>,
    check: &CheckData,
    fields: &[&Written<'_>],
) -> Option<Found> {
    let law = sheet.law();
    let fits: Vec<Citation> = sheet
        .facts()
        .list(&check.fact)
        .iter()
        .filter_map(|text| text.parse::<Citation>().ok())
        .filter_map(|citation| law.canonical(&citation))
        .collect();
    if fits.is_empty() {
        return None;
    }
    let (mut fitting, mut problem, mut named) = (None, None, false);
    for written in fields {
        for mention in law.mentions(&written.text, Context::default()) {
            if mention.place.article == 0 {
                continue;
            }
            named = true;
            let span = place(written, &mention);
            let citation = mention.citation();
            let fault = match mention.statute {
                Named::Missing => Some("没有写明是哪一部法律。".to_owned()),
                Named::Unknown(name) => {
                    Some(format!("没有名为《{name}》的法律可以引用；请用全称。"))
                }
                Named::Known(_) => unlawful(sheet, &citation),
            };
            if let Some(note) = fault {
                return Some(Found::wrong(span, note));
            }
            let Some(citation) = law.canonical(&citation) else {
                continue;
            };
            let same = |fit: &&Citation| fit.statute == citation.statute;
            if fits
                .iter()
                .filter(same)
                .any(|fit| fit.place == citation.place || fit.place.contains(citation.place))
            {
                fitting.get_or_insert(span);
            } else if fits
                .iter()
                .filter(same)
                .any(|fit| citation.place.contains(fit.place))
            {
                problem.get_or_insert((span, "条文分款、项的，要引到款、项。".to_owned()));
            } else if fits.iter().any(|fit| fit.statute == citation.statute)
                || !is_general(sheet, &citation.statute)
            {
                problem.get_or_insert((span, "这一条与本案的行为不相对应。".to_owned()));
            }
        }
    }
    Some(match (fitting, problem) {
        (_, Some((span, note))) => Found::wrong(span, note),
        (Some(span), None) => Found::met(Some(span)),
        (None, None) if named => match fields.first() {
            Some(written) => Found::wrong(written.whole(), "没有引用本案适用的条款。"),
            None => Found::missing("没有引用本案适用的条款。"),
        },
        (None, None) => Found::missing("没有引到具体条款。"),
    })
}

/// Laws on procedure and standards of discretion stand beside any basis.
fn is_general(sheet: &Sheet<'_>, statute: &str) -> bool {
    const GENERAL: [&str; 4] = [
        "行政处罚法",
        "行政强制法",
        "示范省裁量基准",
        "示范省程序规定",
    ];
    GENERAL.iter().any(|name| {
        sheet
            .law()
            .statute(name)
            .is_some_and(|known| known.data().id == statute)
    })
}

fn unlawful(sheet: &Sheet<'_>, citation: &Citation) -> Option<String> {
    let law = sheet.law();
    let name = law.full(&Citation::new(citation.statute.clone(), Default::default()));
    match law.resolve(citation, sheet.day()) {
        Resolution::InForce { .. } => None,
        Resolution::NotYetInForce { from } => Some(format!("{name}自{}起才施行。", from.chinese())),
        Resolution::Repealed { on, .. } => Some(format!("{name}自{}起已经废止。", on.chinese())),
        Resolution::NoSuchArticle { last } => Some(format!("{name}只有{last}条。")),
        Resolution::NoSuchParagraph { paragraphs } => Some(format!("该条只有{paragraphs}款。")),
        Resolution::NoSuchItem { items: 0 } => Some("该款没有分项。".to_owned()),
        Resolution::NoSuchItem { items } => Some(format!("该款只有{items}项。")),
        Resolution::UnknownStatute => Some(format!("没有{name}可以引用。")),
    }
}

fn place(written: &Written<'_>, mention: &Mention<'_>) -> Span {
    let chars = |byte: usize| {
        written
            .text
            .get(..byte)
            .map_or(0, |text| text.chars().count())
    };
    Span {
        field: written.field.id.clone(),
        from: chars(mention.span.start),
        to: chars(mention.span.end),
    }
}
