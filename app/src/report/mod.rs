//! The report: what was lawful, what was not, by which article, and what it would lead to.

mod chart;
mod competencies;
mod documents;
mod elements;
mod findings;
mod head;
mod path;
mod points;
mod replay;
mod timeline;

pub use replay::keep_fork;

use crate::ctx::Ctx;
use crate::dom;
use crate::library::Library;
use crate::open::{Right, open_run};
use crate::route::Route;
use crate::run::{self, AnyRun};
use crate::screen::{Frame, Trouble};
use crate::store::RunHeader;
use crate::ui::Heading;
use engine::activity::Mode;
use engine::run::Opened;
use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A run as its report needs it.
pub struct Judged {
    header: RunHeader,
    opened: Opened,
    run: AnyRun,
}

#[derive(Clone, PartialEq)]
enum Phase {
    Opening,
    Ready,
    Failed(String),
}

/// Opens a run and shows its report.
#[component]
pub fn ReportScreen(id: String) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let phase = RwSignal::new(Phase::Opening);
    let slot = StoredValue::new_local(None::<Judged>);
    spawn_local(async move {
        match open_run(ctx, &id, Right::Needless).await {
            Ok(open) => {
                slot.try_update_value(|slot| {
                    *slot = Some(Judged {
                        header: open.header,
                        opened: open.opened,
                        run: open.run,
                    })
                });
                phase.try_set(Phase::Ready);
            }
            Err(why) => drop(phase.try_set(Phase::Failed(why))),
        }
    });
    let body = move || match phase.get() {
        Phase::Opening => {
            view! { <p class="waiting" role="status">"正在整理报告……"</p> }.into_any()
        }
        Phase::Failed(why) => view! { <Heading text="报告打不开"/><Trouble why=why/> }.into_any(),
        Phase::Ready => match slot.try_update_value(Option::take).flatten() {
            Some(judged) => page(judged),
            None => ().into_any(),
        },
    };
    view! { <Frame>{body}</Frame> }
}

fn page(judged: Judged) -> AnyView {
    let Judged {
        header,
        opened,
        run,
    } = judged;
    // The result of anything but a case stands on its own screen.
    if opened.case().is_none() {
        let place = Route::Run(header.id.clone()).href();
        return view! {
            <Heading text=header.record.title.clone()/>
            <p><a class="button primary" href=place>"查看评分"</a></p>
        }
        .into_any();
    }
    let back = Route::Run(header.id.clone()).href();
    if header.record.mode == Mode::Exam && !run.finished() {
        return view! {
            <Heading text="考核尚未结束"/>
            <p class="lead">"办结以后才出具报告。"</p>
            <p><a class="button primary" href=back>"回到办案桌"</a></p>
        }
        .into_any();
    }
    let report = run.report();
    if let Ok(shelf) = run::shelf(&opened) {
        provide_context(Library::new(shelf, run.now().date()));
    }
    open_all_for_print();
    let provisional = !report.finished;
    let exam = header.record.mode == Mode::Exam;
    let title = format!("{} 办案报告", report.title);
    let record = run.record_json();
    let truth = report.truth.clone();
    view! {
        <article class="report">
            <Heading text=title/>
            {provisional.then(|| view! {
                <p class="banner info">"办案尚未结束，以下是到目前为止的情况。"<a class="button" href=back>"回到办案桌"</a></p>
            })}
            <head::Head report=report.clone() header=header.clone() record=record/>
            <findings::Findings findings=report.findings.clone() capped=report.capped_by/>
            <competencies::Competencies scores=report.competencies.clone()/>
            <path::Path path=report.path.clone()/>
            <elements::Elements elements=report.elements.clone()/>
            <documents::Documents documents=report.documents.clone()/>
            <points::Points milestones=report.milestones.clone() kept=report.kept.clone()/>
            <timeline::Timeline entries=report.timeline.clone() findings=report.findings.clone()/>
            {(!truth.is_empty()).then(|| view! {
                <section class="card sheet-section" aria-labelledby="truth-title">
                    <h2 id="truth-title">"本案真相"</h2>
                    {truth.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                </section>
            })}
            <replay::Replay run=run header=header exam=exam/>
        </article>
    }
    .into_any()
}

/// Paper cannot be clicked: while the page prints, everything that is folded in a report is opened, and elsewhere
/// what belongs on the sheet, marked `unfolds`. The style sheet leaves out the rest.
pub fn open_all_for_print() {
    let folded = StoredValue::new_local(Vec::<web_sys::Element>::new());
    dom::use_window_event(Custom::<web_sys::Event>::new("beforeprint"), move |_| {
        const FOLDED: &str = ".report details:not([open]), details.unfolds:not([open])";
        let Ok(found) = document().query_selector_all(FOLDED) else {
            return;
        };
        let found =
            (0..found.length()).filter_map(|n| wasm_bindgen::JsCast::dyn_into(found.get(n)?).ok());
        let found: Vec<web_sys::Element> = found.collect();
        found
            .iter()
            .for_each(|details| drop(details.set_attribute("open", "")));
        folded.set_value(found);
    });
    dom::use_window_event(Custom::<web_sys::Event>::new("afterprint"), move |_| {
        folded.with_value(|folded| {
            folded
                .iter()
                .for_each(|details| drop(details.remove_attribute("open")))
        });
    });
}
