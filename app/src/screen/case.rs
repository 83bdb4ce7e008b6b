use super::case_begin::begin_run;
use super::{Frame, Trouble};
use crate::ctx::{Ctx, Load};
use crate::organisation::Room;
use crate::route::{Route, read_seed};
use crate::run::Beginning;
use crate::ui::{Heading, TextField};
use crate::{content, dom, text};
use engine::activity::{Mode, Seed};
use engine::bundle::IndexEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How to begin a case: mode, seed, go.
#[component]
pub fn Case(id: String, seed: Option<Seed>, mode: Option<Mode>, documents: bool) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let wanted = id.clone();
    let here = Memo::new(move |_| match ctx.index.get() {
        Load::Ready(index) => {
            let mut entries = index.entries.iter();
            let entry = entries.find(|entry| entry.id == wanted);
            entry.map_or(Route::Cases, |entry| place_of(&entry.kind))
        }
        _ => Route::Cases,
    });
    let body = move || match ctx.index.get() {
        Load::Pending => {
            view! { <p class="waiting" role="status">"正在取案例目录……"</p> }.into_any()
        }
        Load::Failed(why) => {
            let retry = Callback::new(move |()| spawn_local(content::load_index(ctx)));
            view! { <Heading text="案件"/><Trouble why=why retry=retry/> }.into_any()
        }
        Load::Ready(index) => match index
            .entries
            .into_iter()
            .find(|entry| entry.id == id && entry.kind != "organisation")
        {
            Some(entry) => {
                view! { <Start entry=entry seed=seed mode=mode documents=documents/> }.into_any()
            }
            None => view! {
                <Heading text="没有这件案件"/>
                <p>"链接中的案件编号不在目录里。"</p>
                <p><a class="button primary" href="#/cases">"查看全部案件"</a></p>
            }
            .into_any(),
        },
    };
    move || {
        let body = body.clone();
        view! { <Frame here=here.get()>{body}</Frame> }
    }
}

/// The place in the navigation where a kind of activity is listed.
fn place_of(kind: &str) -> Route {
    match kind {
        "drafting" => Route::Exercises,
        "review" | "joint" => Route::Reviews,
        "handover" => Route::Handovers,
        "routing" => Route::Organisation(Room::Landing),
        _ => Route::Cases,
    }
}

#[component]
fn Start(
    entry: IndexEntry,
    seed: Option<Seed>,
    mode: Option<Mode>,
    documents: bool,
) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let default = ctx.settings.with_untracked(|settings| settings.mode);
    let mode = RwSignal::new(mode.unwrap_or(default));
    let drawn = || dom::random_below(1_000_000).to_string();
    let seed = RwSignal::new(seed.map_or_else(drawn, |seed| seed.get().to_string()));
    let documents = RwSignal::new(documents);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let copied = RwSignal::new(None::<String>);
    let entry = StoredValue::new(entry);
    let here = move || Route::Case {
        id: entry.with_value(|entry| entry.id.clone()),
        seed: read_seed(&seed.get()),
        mode: Some(mode.get()),
        documents: mode.get() != Mode::Exam || documents.get(),
    };
    // The address always says what would be played, so that it can be passed on.
    Effect::new(move |_| {
        let href = here().href();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&href));
        }
    });
    let begin = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let Some(number) = read_seed(&seed.get_untracked()) else {
            trouble.set(Some("种子应为 0 到 9007199254740991 的整数。".into()));
            return;
        };
        busy.set(true);
        trouble.set(None);
        let how = Beginning {
            seed: number,
            mode: mode.get_untracked(),
            documents: documents.get_untracked(),
        };
        spawn_local(async move {
            match begin_run(ctx, &entry.get_value(), how).await {
                Ok(id) => ctx.go(&Route::Run(id)),
                Err(why) => {
                    trouble.try_set(Some(why));
                    busy.try_set(false);
                }
            }
        });
    });
    let copy = move |_| {
        let link = window().location().href().unwrap_or_default();
        spawn_local(async move {
            let done = dom::copy_text(&link).await;
            copied.try_set(Some(if done {
                "已复制。".to_owned()
            } else {
                link
            }));
        });
    };
    let facts = entry.get_value();
    let papers = facts.kind == "case";
    let seedless = facts.kind == "drafting";
    let list = place_of(&facts.kind);
    let (name, question, go) = match facts.kind.as_str() {
        "drafting" => ("文书", "用哪种方式写？", "开始制作"),
        "review" => ("审核", "用哪种方式审？", "开始审核"),
        "handover" => ("承接", "用哪种方式推演？", "开始承接"),
        "joint" => ("审核", "用哪种方式审？", "开始联审"),
        "routing" => ("组织与编制", "用哪种方式练？", "开始派单"),
        _ => ("案件", "用哪种方式办？", "开始办案"),
    };
    let line = match facts.kind.as_str() {
        "review" => text::review_line,
        "handover" => text::handover_line,
        "joint" => text::joint_line,
        "routing" => text::routing_line,
        _ => text::mode_line,
    };
    let what = match facts.kind.as_str() {
        "review" => {
            "种子决定案卷里的人名、数额和埋下的问题。同一种子，同样的份量，案卷相同；全班用同一链接，审的是同一卷。"
        }
        "routing" => "种子决定抽哪些卡片、什么次序。全班用同一链接，派的是同样的单。",
        "joint" => {
            "种子决定各卷里的人名、数额和埋下的问题。同一种子，各卷都相同；全班用同一链接，审的是同一场。"
        }
        "handover" => {
            "种子决定镇里有哪些人、来哪些线索、出哪些事。同一种子、同一个镇，来的都一样，差别只在决定。"
        }
        _ => {
            "种子决定当事人的性格和开始日期。同一种子、同一步骤，结果相同；全班用同一链接，办的是同一件案子。"
        }
    };
    let teaches = facts.teaches;
    view! {
        <div class="start">
            <p class="crumb"><a href=list.href()>{name}</a></p>
            <Heading text=facts.title/>
            <p class="case-facts"><span>{facts.field}</span><span>{facts.procedure}</span><span>{text::duration(facts.minutes)}</span></p>
            <p class="lead">{facts.summary}</p>
            <form class="start-form" on:submit=move |event| { event.prevent_default(); begin.run(()); }>
                <fieldset class="modes">
                    <legend class="section-title">{question}</legend>
                    {text::MODES.map(|choice| view! { <ModeChoice choice=choice line=line(choice) mode=mode/> }).collect_view()}
                </fieldset>
                <Show when=move || mode.get() == Mode::Exam && papers>
                    <label class="start-documents">
                        <input type="checkbox" prop:checked=move || documents.get() on:change=move |event| documents.set(event_target_checked(&event))/>
                        <span>"含文书制作"<small>"勾选：能自己写的文书都要自己写，逐份评分。不勾选：文书可以用示范文本，用了的不评分。"</small></span>
                    </label>
                </Show>
                <Show when=move || trouble.with(Option::is_some)>
                    <p class="form-error" role="alert">{move || trouble.get()}</p>
                </Show>
                <button type="submit" class="button primary big" aria-disabled=move || busy.get().to_string()>
                    {move || if busy.get() { "正在调取案卷……" } else { go }}
                </button>
                <details class="seed" hidden=seedless>
                    <summary>"种子 "{move || seed.get()}</summary>
                    <p class="soft">{what}</p>
                    <TextField label="种子" value=seed keyboard="numeric" max=16/>
                    <p class="row">
                        <button type="button" class="button" on:click=move |_| seed.set(drawn())>"换一个"</button>
                        <button type="button" class="button" on:click=copy>"复制链接"</button>
                        <span role="status" class="soft copied">{move || copied.get()}</span>
                    </p>
                </details>
            </form>
            {(!teaches.is_empty()).then(|| view! {
                <section>
                    <h2 class="section-title">"练什么"</h2>
                    <ul class="teaches">{teaches.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
                </section>
            })}
        </div>
    }
}

#[component]
fn ModeChoice(choice: Mode, line: &'static str, mode: RwSignal<Mode>) -> impl IntoView {
    view! {
        <label class="mode-choice">
            <input type="radio" name="mode" value=text::mode_id(choice) prop:checked=move || mode.get() == choice
                on:change=move |_| mode.set(choice)/>
            <span class="mode-face"><strong>{text::mode_name(choice)}</strong><span>{line}</span></span>
        </label>
    }
}
