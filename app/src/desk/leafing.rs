use super::Desk;
use crate::timers;
use crate::ui::{Dialog, PaperSheet};
use engine::dossier::in_order;
use leptos::prelude::*;

/// All documents of the file in the order of the volume: put down one with each paint.
#[component]
pub fn Leafing(close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let papers: Vec<_> = desk.session.view.with_untracked(|view| {
        in_order(&view.dossier)
            .into_iter()
            .filter_map(|item| Some((item.label.clone(), item.paper.clone()?)))
            .collect()
    });
    let title = format!("翻阅案卷（{} 份文书）", papers.len());
    let total = papers.len();
    let papers = StoredValue::new(papers);
    let down = RwSignal::new(1.min(total));
    Effect::new(move |_| {
        if down.get() < total {
            timers::after_paint(move || {
                let _ = down.try_update(|down| *down += 1);
            });
        }
    });
    let leaf = move |index: usize| {
        let paper = papers.with_value(|papers| papers.get(index).cloned());
        paper.map(|(label, paper)| {
            view! { <section class="leaf" aria-label=label><PaperSheet paper=paper/></section> }
        })
    };
    view! {
        <Dialog title=title on_close=close class="dialog-paper">
            <div class="paper-desk leaves"><For each=move || 0..down.get() key=|index| *index let:index>{leaf(index)}</For></div>
        </Dialog>
    }
}
