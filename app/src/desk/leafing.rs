use super::Desk;
use crate::sight::Sight;
use crate::ui::{Dialog, PaperSheet};
use crate::{dom, timers};
use engine::document::Paper;
use engine::dossier::in_order;
use leptos::ev::{self, Custom};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One document of the file: drawn, or a box as tall.
#[derive(Clone, Copy)]
struct Leaf {
    near: RwSignal<bool>,
    /// How tall it is drawn; not known before it was drawn once.
    height: RwSignal<Option<f64>>,
    node: NodeRef<html::Section>,
}

impl Leaf {
    fn new(_: usize) -> Leaf {
        Leaf {
            near: RwSignal::new(false),
            height: RwSignal::new(None),
            node: NodeRef::new(),
        }
    }

    fn measure(self) {
        if let Some(Some(node)) = self.node.try_get_untracked() {
            self.height.try_set(Some(f64::from(node.offset_height())));
        }
    }
}

/// All documents of the file in the order of the volume.
///
/// Each is drawn once, one with each paint, to know how tall it is; from then on only what is in or near sight is
/// drawn, and the rest are boxes as tall, so that the bar at the side stays true. Printing, and the browser's own
/// search, find everything drawn.
#[component]
pub fn Leafing(close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let papers: Vec<(String, Paper)> = desk.session.view.with_untracked(|view| {
        in_order(&view.dossier)
            .into_iter()
            .filter_map(|item| Some((item.label.clone(), item.paper.clone()?)))
            .collect()
    });
    let title = format!("翻阅案卷（{} 份文书）", papers.len());
    let total = papers.len();
    let leaves = StoredValue::new((0..total).map(Leaf::new).collect::<Vec<_>>());
    let papers = StoredValue::new(papers);
    let leaf = move |n: usize| {
        leaves
            .try_with_value(|leaves| leaves.get(n).copied())
            .flatten()
    };
    let all = RwSignal::new(false);
    let down = measured(total, leaf);
    let everything = move || {
        down.set(total);
        all.set(true);
    };
    dom::use_window_event(Custom::<web_sys::Event>::new("beforeprint"), move |_| {
        everything()
    });
    dom::use_window_event(Custom::<web_sys::Event>::new("afterprint"), move |_| {
        all.set(false)
    });
    dom::use_window_event(ev::keydown, move |event| {
        let find = (event.ctrl_key() || event.meta_key()) && event.key() == "f";
        if find || event.key() == "F3" {
            everything();
        }
    });
    let sight = Sight::new(move |element, near, height| {
        let number = element.get_attribute("data-n");
        let own = number.and_then(|n| leaf(n.parse().ok()?));
        if let Some(own) = own {
            // What goes out of sight stays as tall as it was last.
            if !near && own.near.get_untracked() {
                own.height.set(Some(height));
            }
            own.near.set(near);
        }
    });
    let draw = move |n: usize| {
        let own = leaf(n)?;
        let label = papers.with_value(|papers| papers.get(n).map(|(label, _)| label.clone()))?;
        own.node.on_load(move |node| {
            timers::next_frame(move || sight.watch(node.unchecked_ref()));
        });
        let drawn = Memo::new(move |_| all.get() || own.near.get() || own.height.get().is_none());
        let height = move || match own.height.get() {
            Some(height) if !drawn.get() => format!("{height}px"),
            _ => String::new(),
        };
        let sheet = move || {
            let paper = papers.with_value(|papers| papers.get(n).map(|(_, paper)| paper.clone()));
            drawn
                .get()
                .then(|| paper.map(|paper| view! { <PaperSheet paper=paper/> }))
        };
        Some(
            view! { <section class="leaf" aria-label=label data-n=n node_ref=own.node style:height=height>{sheet}</section> },
        )
    };
    view! {
        <Dialog title=title on_close=close class="dialog-paper">
            <div class="paper-desk leaves"><For each=move || 0..down.get() key=|n| *n let:n>{draw(n)}</For></div>
        </Dialog>
    }
}

/// Draws one leaf with each paint and measures it; anew where the window becomes narrower or wider.
/// How many leaves are put down.
fn measured(
    total: usize,
    leaf: impl Fn(usize) -> Option<Leaf> + Copy + 'static,
) -> RwSignal<usize> {
    let down = RwSignal::new(1.min(total));
    let turn = RwSignal::new(0);
    Effect::new(move |_| {
        let n = turn.get();
        if n >= total {
            return;
        }
        if down.get_untracked() <= n {
            down.set(n + 1);
        }
        if let Some(own) = leaf(n) {
            own.height.set(None);
        }
        timers::after_paint(move || {
            if let Some(own) = leaf(n) {
                own.measure();
                turn.try_update(|turn| *turn = n + 1);
            }
        });
    });
    let width = || window().inner_width().ok().and_then(|width| width.as_f64());
    let known = StoredValue::new(width());
    dom::use_window_event(ev::resize, move |_| {
        if known.get_value() != width() {
            known.set_value(width());
            turn.set(0);
        }
    });
    down
}
