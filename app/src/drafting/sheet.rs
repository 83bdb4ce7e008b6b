use super::editor::Editor;
use crate::ui::paper_block;
use leptos::prelude::*;

/// The document as it is written: what changes is drawn anew, block by block.
#[component]
pub fn LiveSheet() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let paper = editor.paper;
    let count = Memo::new(move |_| paper.with(|paper| paper.blocks.len()));
    let letterhead = Memo::new(move |_| paper.with(|paper| paper.letterhead.clone()));
    let number = Memo::new(move |_| paper.with(|paper| paper.number.clone()));
    let end = Memo::new(move |_| paper.with(|paper| (paper.signed.clone(), paper.dated.clone())));
    let sealed = paper.with_untracked(|paper| paper.sealed);
    let title = paper.with_untracked(|paper| paper.title.clone());
    let block = move |index: usize| {
        let own = Memo::new(move |_| paper.with(|paper| paper.blocks.get(index).cloned()));
        move || own.get().map(paper_block)
    };
    view! {
        <article class="sheet" class:sheet-form=move || letterhead.with(String::is_empty)>
            <Show when=move || letterhead.with(|text| !text.is_empty())><p class="sheet-head">{move || letterhead.get()}</p></Show>
            <h2 class="sheet-title">{title}</h2>
            <Show when=move || number.with(|text| !text.is_empty())><p class="sheet-number">{move || number.get()}</p></Show>
            <div class="sheet-body"><For each=move || 0..count.get() key=|index| *index let:index>{block(index)}</For></div>
            <Show when=move || sealed || end.with(|(signed, dated)| !signed.is_empty() || !dated.is_empty())>
                <div class="sheet-end" class:with-seal=sealed>
                    {sealed.then(|| view! { <span class="seal">"教学用"<br/>"印章"</span> })}
                    <p>{move || end.get().0}</p>
                    <p>{move || end.get().1}</p>
                </div>
            </Show>
        </article>
    }
}
