use super::{ExportButtons, Exported};
use crate::timers;
use engine::case::view::{Paper, PaperBlock};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A document as on A4 paper.
#[component]
pub fn PaperSheet(paper: Paper) -> impl IntoView {
    let form = paper.letterhead.is_empty();
    let blocks = paper.blocks.into_iter().map(paper_block).collect_view();
    let has_end = !paper.signed.is_empty() || !paper.dated.is_empty() || paper.sealed;
    view! {
        <article class="sheet" class:sheet-form=form>
            {(!form).then(|| view! { <p class="sheet-head">{paper.letterhead}</p> })}
            <h3 class="sheet-title">{paper.title}</h3>
            {(!paper.number.is_empty()).then(|| view! { <p class="sheet-number">{paper.number}</p> })}
            <div class="sheet-body">{blocks}</div>
            {has_end.then(|| view! {
                <div class="sheet-end" class:with-seal=paper.sealed>
                    {paper.sealed.then(|| view! { <span class="seal">"教学用"<br/>"印章"</span> })}
                    <p>{paper.signed}</p>
                    <p>{paper.dated}</p>
                </div>
            })}
        </article>
    }
}

/// One block of a paper.
pub fn paper_block(block: PaperBlock) -> AnyView {
    match block {
        PaperBlock::Heading { text } => view! { <h4 class="sheet-heading">{text}</h4> }.into_any(),
        PaperBlock::Paragraph { text } => view! { <p class="sheet-p">{text}</p> }.into_any(),
        PaperBlock::Row { label, text } => view! {
            <dl class="sheet-row"><dt>{label}</dt><dd>{text}</dd></dl>
        }
        .into_any(),
        PaperBlock::Table { columns, rows } => view! {
            <table class="sheet-table">
                <thead><tr>{columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
        PaperBlock::Signature { label, text } => view! {
            <p class="sheet-sign"><span>{label}"："</span><span class="sheet-line">{text}</span></p>
        }
        .into_any(),
    }
}

fn row(cells: Vec<String>) -> impl IntoView {
    let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
    view! { <tr>{cells.collect_view()}</tr> }
}

/// Prints a document alone: outside of everything else, for as long as the print takes.
pub fn print_paper(paper: Paper) {
    let page = document();
    let (Some(root), Some(body)) = (page.document_element(), page.body()) else {
        return;
    };
    let Ok(holder) = page.create_element("div") else {
        return;
    };
    holder.set_id("print");
    let _ = body.append_child(&holder);
    let drawn = leptos::mount::mount_to(
        holder.clone().unchecked_into(),
        move || view! { <PaperSheet paper=paper/> },
    );
    let _ = root.class_list().add_1("printing");
    timers::next_frame(move || {
        let _ = window().print();
        let _ = root.class_list().remove_1("printing");
        drop(drawn);
        holder.remove();
    });
}

/// What can be done with a document: Word, plain text, print.
#[component]
pub fn PaperTools(
    /// The document as it stands when a button is pressed.
    paper: Callback<(), Paper>,
) -> impl IntoView {
    let word = Callback::new(move |()| Exported::Document(paper.run(())));
    let text = Callback::new(move |()| Exported::Text(paper.run(())));
    view! {
        <button type="button" class="button" on:click=move |_| print_paper(paper.run(()))>"打印"</button>
        <ExportButtons choices=vec![("导出 Word", word), ("纯文本", text)]/>
    }
}
