use super::Frame;
use crate::ctx::{Ctx, Load};
use crate::organisation::Room;
use crate::route::Route;
use crate::store::{Listing, RunHeader};
use crate::text;
use crate::ui::Heading;
use engine::bundle::{Index, IndexEntry};
use leptos::prelude::*;
use leptos::task::spawn_local;

const COURSE: [&str; 7] = [
    "线索",
    "立案",
    "调查取证",
    "告知与听证",
    "决定",
    "送达执行",
    "结案归档",
];

/// What to do next.
#[component]
pub fn Home() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let listing = RwSignal::new(None::<Listing>);
    spawn_local(async move {
        if let Some(store) = ctx.store() {
            let found = store.list().await.unwrap_or_default();
            if !found.runs.is_empty() {
                crate::training::warm();
            }
            listing.try_set(Some(found));
        }
    });
    let body = move || {
        let listing = listing.get()?;
        let (open, done): (Vec<_>, Vec<_>) =
            listing.runs.into_iter().partition(|run| !run.finished);
        let passed = done
            .iter()
            .filter(|run| run.passed)
            .map(|run| run.record.content.clone())
            .collect::<Vec<_>>();
        let first_time = open.is_empty() && done.is_empty();
        Some(view! {
            <NextStep open=open.first().cloned() first_time=first_time passed=passed/>
            {(open.len() > 1).then(|| view! { <Runs title="其他未办结" runs=open.iter().skip(1).take(4).cloned().collect()/> })}
            <Activities/>
            {(!done.is_empty()).then(|| view! { <Runs title="最近办结" runs=done.into_iter().take(5).collect()/> })}
        })
    };
    view! {
        <Frame here=Route::Home>
            <div class="home">
                <Heading text="砺法：综合行政执法实训"/>
                {body}
            </div>
        </Frame>
    }
}

/// The one thing to do now.
#[component]
fn NextStep(open: Option<RunHeader>, first_time: bool, passed: Vec<String>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    match open {
        Some(run) => view! {
            <section class="next" aria-labelledby="next-title">
                <p class="next-lead">"上次办到这里"</p>
                <h2 id="next-title">{run.record.title.clone()}</h2>
                <p class="soft">{run.place.clone()}"　"{text::mode_name(run.record.mode)}"　已办 "{run.entries}" 步"</p>
                <p><a class="button primary" href=Route::Run(run.id).href()>"继续办理"</a></p>
            </section>
        }
        .into_any(),
        None => {
            let first = move || match ctx.index.get() {
                Load::Ready(index) => suggested(index, &passed),
                _ => None,
            };
            let lead = if first_time {
                "在这里把一件案子从线索办到归档：下一步做什么由您决定，当事人会有反应，期限照日历走。\
                 办结后逐条告诉您哪里合法、哪里违法，依据哪一条，到了复议、诉讼会怎样。"
            } else {
                "手上没有未办结的案件。"
            };
            view! {
                <section class="next" aria-labelledby="next-title">
                    <h2 id="next-title">{if first_time { "从第一件案子开始" } else { "再办一件" }}</h2>
                    <p class="next-text">{lead}</p>
                    {first_time.then(|| view! {
                        <ol class="course" aria-label="一件案子的经过">{COURSE.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                    })}
                    {move || first().map(|entry| view! {
                        <p class="next-go">
                            <a class="button primary" href=case_href(&entry)>{format!("办理“{}”", entry.title)}</a>
                            <span class="soft">{format!("{}　{}", entry.procedure, text::duration(entry.minutes))}</span>
                        </p>
                    })}
                </section>
            }
            .into_any()
        }
    }
}

/// Kinds of training that exist.
#[component]
fn Activities() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let content = move || match ctx.index.get() {
        Load::Pending => {
            view! { <p class="waiting" role="status">"正在取案例目录……"</p> }.into_any()
        }
        Load::Failed(why) => {
            let retry = Callback::new(move |()| spawn_local(crate::content::load_index(ctx)));
            view! { <super::Trouble why=why retry=retry/> }.into_any()
        }
        Load::Ready(index) => view! {
            {cases(&index)}{documents(&index)}{reviews(&index)}
            {handovers(&index)}{organisation(&index)}
        }
        .into_any(),
    };
    view! {
        <section aria-labelledby="kinds-title">
            <h2 id="kinds-title" class="section-title">"训练项目"</h2>
            {content}
        </section>
    }
}

fn cases(index: &Index) -> impl IntoView + use<> {
    let count = index
        .entries
        .iter()
        .filter(|entry| entry.kind == "case")
        .count();
    let names = index
        .entries
        .iter()
        .filter(|entry| entry.kind == "case")
        .map(|entry| entry.title.clone());
    let names = names.take(3).collect::<Vec<_>>().join("、");
    (count > 0).then(|| view! {
        <a class="kind" href=Route::Cases.href()>
            <span class="kind-name">"模拟办案"</span>
            <span class="kind-count">{count}" 件案件"</span>
            <span class="kind-text">{format!("{names}。从线索到归档，独立办完一件案子。")}</span>
        </a>
    })
}

fn documents(index: &Index) -> impl IntoView + use<> {
    let count = index
        .entries
        .iter()
        .filter(|entry| entry.kind == "drafting")
        .count();
    (count > 0).then(|| view! {
        <a class="kind" href=Route::Exercises.href()>
            <span class="kind-name">"文书制作"</span>
            <span class="kind-count">{count}" 道练习"</span>
            <span class="kind-text">"改错、填写、全文。逐项评分，指到字句，对照示范文本。"</span>
        </a>
    })
}

fn reviews(index: &Index) -> impl IntoView + use<> {
    let count = index
        .entries
        .iter()
        .filter(|entry| entry.kind == "review")
        .count();
    (count > 0).then(|| view! {
        <a class="kind" href=Route::Reviews.href()>
            <span class="kind-name">"法制审核"</span>
            <span class="kind-count">{count}" 类案卷"</span>
            <span class="kind-text">"翻卷找问题，写明依据，提出处理意见。每次案卷都不同。"</span>
        </a>
    })
}

fn handovers(index: &Index) -> impl IntoView + use<> {
    let entry = index.entries.iter().find(|entry| entry.kind == "handover");
    entry.map(|_| {
        view! {
            <a class="kind" href=Route::Handovers.href()>
                <span class="kind-name">"赋权承接"</span>
                <span class="kind-count">"13 个镇"</span>
                <span class="kind-text">"十三周过渡期：接哪些、缓哪些、退哪些，怎么练人、怎么上线。七个维度，分分有来由。"</span>
            </a>
        }
    })
}
fn organisation(index: &Index) -> impl IntoView + use<> {
    let kinds = ["organisation", "routing"];
    let own = index.entries.iter();
    let count = own
        .filter(|entry| kinds.contains(&entry.kind.as_str()))
        .count();
    (count > 0).then(|| view! {
        <a class="kind" href=Route::Organisation(Room::Landing).href()>
            <span class="kind-name">"组织与编制"</span>
            <span class="kind-count">{count}" 项"</span>
            <span class="kind-text">"谁管什么、人放在哪里、怎样考核：认队伍、分编制、派单、定赋分表。"</span>
        </a>
    })
}

/// A list of runs.
#[component]
fn Runs(title: &'static str, runs: Vec<RunHeader>) -> impl IntoView {
    let rows = runs
        .into_iter()
        .map(|run| {
            let route = if run.finished {
                Route::Report(run.id.clone())
            } else {
                Route::Run(run.id.clone())
            };
            let result = match run.score {
                Some(score) => format!(
                    "{} 分　{}",
                    text::points(score),
                    text::grade(score, run.passed)
                ),
                None => format!("已办 {} 步", run.entries),
            };
            view! {
                <li>
                    <a href=route.href()>{run.record.title}</a>
                    <span class="soft">{run.place}"　"{text::mode_name(run.record.mode)}</span>
                    <span class="runs-result">{result}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2 class="section-title">{title}</h2>
            <ul class="runs">{rows}</ul>
        </section>
    }
}

fn case_href(entry: &IndexEntry) -> String {
    Route::Case {
        id: entry.id.clone(),
        seed: None,
        mode: None,
        documents: true,
    }
    .href()
}

/// The easiest case that was not passed yet, else the easiest.
fn suggested(index: Index, passed: &[String]) -> Option<IndexEntry> {
    index
        .entries
        .into_iter()
        .filter(|entry| entry.kind == "case")
        .min_by_key(|entry| (passed.contains(&entry.id), entry.difficulty))
}
