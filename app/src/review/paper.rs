use super::words::{Shade, words};
use crate::ui::paper_block;
use engine::document::{Owner, Paper, PaperBlock};
use engine::review::FileLeaf;
use leptos::prelude::*;

/// What stands beside a field: the button that marks it.
pub type Aside = Callback<(String, String), AnyView>;

/// A document as on paper, field by field.
///
/// `shades` is what is marked; `aside` draws the control of a field, from its id and name.
#[component]
pub fn Sheet(
    leaf: FileLeaf,
    #[prop(into)] shades: Signal<Vec<Shade>>,
    #[prop(optional)] aside: Option<Aside>,
) -> impl IntoView {
    let Some(paper) = leaf.paper.clone() else {
        return ().into_any();
    };
    let drawing = Drawing {
        leaf: StoredValue::new(leaf),
        shades,
        aside,
    };
    let owners = drawing.leaf.with_value(|leaf| leaf.owners.clone());
    let form = paper.letterhead.is_empty();
    let end = ends(&paper);
    let line = move |field: &str, text: String, class: &'static str| {
        let body = drawing.line(field, text, class);
        drawing.spot(field, body)
    };
    view! {
        <article class="sheet review-sheet" class:sheet-form=form>
            {(!form).then(|| view! { <p class="sheet-head">{paper.letterhead.clone()}</p> })}
            <h3 class="sheet-title">{paper.title.clone()}</h3>
            {(!paper.number.is_empty()).then(|| line(&owners.number, paper.number.clone(), "sheet-number"))}
            <div class="sheet-body">{drawing.blocks(paper.blocks, owners.blocks)}</div>
            {end.then(|| view! {
                <div class="sheet-end" class:with-seal=paper.sealed>
                    {paper.sealed.then(|| view! { <span class="seal">"教学用"<br/>"印章"</span> })}
                    {line(&owners.signed, paper.signed, "")}
                    {line(&owners.dated, paper.dated, "")}
                </div>
            })}
        </article>
    }
    .into_any()
}

fn ends(paper: &Paper) -> bool {
    !paper.signed.is_empty() || !paper.dated.is_empty() || paper.sealed
}

#[derive(Clone, Copy)]
struct Drawing {
    leaf: StoredValue<FileLeaf>,
    shades: Signal<Vec<Shade>>,
    aside: Option<Aside>,
}

impl Drawing {
    /// What is shaded of a field, in characters.
    fn shaded(self, field: &str) -> Memo<Vec<(usize, usize)>> {
        let field = field.to_owned();
        Memo::new(move |_| {
            self.shades.with(|shades| {
                let own = shades.iter().filter(|shade| shade.field == field);
                own.map(|shade| shade.span.unwrap_or((0, usize::MAX)))
                    .collect()
            })
        })
    }

    /// The blocks, those of one field together.
    fn blocks(self, blocks: Vec<PaperBlock>, owners: Vec<Owner>) -> Vec<AnyView> {
        let mut drawn = Vec::new();
        let mut group: Vec<AnyView> = Vec::new();
        let mut current = String::new();
        let mut owners = owners.into_iter();
        for block in blocks {
            let owner = owners.next().unwrap_or_default();
            if owner.field != current {
                if !group.is_empty() {
                    drawn.push(self.spot(&current, std::mem::take(&mut group).into_any()));
                }
                current.clone_from(&owner.field);
            }
            if owner.field.is_empty() {
                drawn.push(paper_block(block));
            } else {
                group.push(self.block(block, owner));
            }
        }
        if !group.is_empty() {
            drawn.push(self.spot(&current, group.into_any()));
        }
        drawn
    }

    /// A field on paper, with its control.
    fn spot(self, field: &str, body: AnyView) -> AnyView {
        if field.is_empty() {
            return body;
        }
        let label = self.leaf.with_value(|leaf| {
            let own = leaf.fields.iter().find(|other| other.id == field);
            own.map(|own| own.label.clone())
        });
        let aside = self.aside.zip(label);
        let aside = aside.map(|(aside, label)| aside.run((field.to_owned(), label)));
        let shaded = self.shaded(field);
        view! {
            <div class="spot" class:marked=move || shaded.with(|own| !own.is_empty()) data-spot=field.to_owned() tabindex="-1">{body}{aside}</div>
        }
        .into_any()
    }

    /// A line that is all of a field.
    fn line(self, field: &str, text: String, class: &'static str) -> AnyView {
        let shaded = self.shaded(field);
        let body = move || shaded.with(|shades| words(&text, 0, shades));
        view! { <p class=class>{body}</p> }.into_any()
    }

    fn block(self, block: PaperBlock, owner: Owner) -> AnyView {
        let shaded = self.shaded(&owner.field);
        match block {
            PaperBlock::Paragraph { text } => {
                let part = |from: usize, count: usize| -> String {
                    text.chars().skip(from).take(count).collect()
                };
                let before = part(0, owner.lead);
                let own = part(owner.lead, owner.length);
                let after = part(owner.lead + owner.length, usize::MAX);
                let body = move || shaded.with(|shades| words(&own, owner.from, shades));
                view! { <p class="sheet-p">{before}{body}{after}</p> }.into_any()
            }
            PaperBlock::Row { label, text } => {
                let body = move || shaded.with(|shades| words(&text, 0, shades));
                view! { <dl class="sheet-row"><dt>{label}</dt><dd>{body}</dd></dl> }.into_any()
            }
            PaperBlock::Signature { label, text } => {
                let body = move || shaded.with(|shades| words(&text, 0, shades));
                view! { <p class="sheet-sign"><span>{label}"："</span><span class="sheet-line">{body}</span></p> }.into_any()
            }
            PaperBlock::Table { columns, rows } => table(columns, rows, shaded),
            PaperBlock::Heading { .. } => paper_block(block),
        }
    }
}

/// In a field's text the cells of a row stand one character apart, and so do the rows.
fn table(
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    shaded: Memo<Vec<(usize, usize)>>,
) -> AnyView {
    let mut at = 0;
    let mut lines = Vec::new();
    for row in rows {
        let mut cells = Vec::new();
        for cell in row {
            let from = at;
            at += cell.chars().count() + 1;
            let body = move || shaded.with(|shades| words(&cell, from, shades));
            cells.push(view! { <td>{body}</td> });
        }
        lines.push(view! { <tr>{cells}</tr> });
    }
    let heads = columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> });
    view! { <table class="sheet-table"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{lines}</tbody></table> }.into_any()
}
