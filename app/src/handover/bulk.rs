use super::Session;
use super::item::Line;
use super::pick::Pick;
use crate::ui::Gradual;
use engine::handover::view::ItemView;
use engine::handover::{Command, Ground, Matter, Verdict};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Items that are ticked.
pub type Ticked = RwSignal<BTreeSet<usize>>;

/// The batch that waits for a decision.
#[component]
pub fn Batch() -> impl IntoView {
    let session = expect_context::<Session>();
    let ticked: Ticked = RwSignal::new(BTreeSet::new());
    let open = Memo::new(move |_| {
        let undecided = |items: &[ItemView]| {
            let open = items.iter().filter(|item| item.verdict.is_none());
            open.map(|item| item.n).collect::<Vec<_>>()
        };
        session
            .town(|town| undecided(&town.items))
            .unwrap_or_default()
    });
    let heading = move || {
        let week = session.town(|town| {
            town.items
                .iter()
                .filter(|item| item.verdict.is_none())
                .map(|item| item.batch)
                .max()
        });
        session.content(|data| {
            let batch = data
                .batches
                .iter()
                .find(|batch| Some(Some(batch.week)) == week)?;
            Some((batch.name.clone(), batch.note.clone()))
        })
    };
    let lines = Gradual::new(open, 8);
    view! {
        <section class="card batch" aria-label="待研判的批次">
            {move || heading().map(|(name, note)| view! { <h3>{name}</h3><p class="soft">{note}</p> })}
            <Pick ticked=ticked among=Signal::derive(move || open.get())/>
            <Actions ticked=ticked deciding=true/>
            <ul class="item-lines"><For each=move || lines.shown() key=|n| *n let(n)><Line n=n ticked=ticked/></For></ul>
        </section>
    }
}

/// What can be done with what is ticked.
#[component]
pub fn Actions(
    ticked: Ticked,
    /// Only decisions.
    #[prop(optional)]
    deciding: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let count = move || ticked.with(BTreeSet::len);
    let ground = RwSignal::new(Ground::Expertise);
    let chosen = move || {
        session.ids(&ticked.with_untracked(|ticked| ticked.iter().copied().collect::<Vec<_>>()))
    };
    let decide = move |verdict: Verdict| {
        let items = chosen();
        let said = format!("{} {} 项", verdict.chinese(), items.len());
        let ground = (verdict != Verdict::Accept).then(|| ground.get_untracked());
        if !items.is_empty()
            && session.act_saying(
                &Command::Decide {
                    items,
                    verdict,
                    ground,
                },
                &said,
            )
        {
            ticked.set(BTreeSet::new());
        }
    };
    let guides = move || {
        let all = ticked.with_untracked(|ticked| ticked.iter().copied().collect::<Vec<_>>());
        let wanting = |n: &usize| session.item(*n, ItemView::wants_guide).unwrap_or(false);
        let targets: Vec<usize> = all.into_iter().filter(wanting).collect();
        if targets.is_empty() {
            session.say("勾选的事项没有要写的办事指南");
            return;
        }
        let said = format!("已交内勤写办事指南 {} 项", targets.len());
        let targets = session.ids(&targets);
        let command = Command::Prepare {
            what: Matter::Guide,
            targets,
        };
        if session.act_saying(&command, &said) {
            ticked.set(BTreeSet::new());
        }
    };
    let more = move |command: fn(Vec<String>) -> Command, said: &'static str| {
        let items = chosen();
        let said = format!("{said} {} 项", items.len());
        if !items.is_empty() && session.act_saying(&command(items), &said) {
            ticked.set(BTreeSet::new());
        }
    };
    let grounds = session.content(|data| {
        data.grounds
            .iter()
            .map(|known| (known.id, known.name.clone()))
            .collect::<Vec<_>>()
    });
    let options = grounds.iter().map(|(id, name)| {
        let (id, own) = (*id, format!("{id:?}"));
        view! { <option value=own selected=move || ground.get() == id>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some((id, _)) = grounds.iter().find(|(id, _)| format!("{id:?}") == value) {
            ground.set(*id);
        }
    };
    let fits = move || {
        let ground = ground.get();
        let (own, all) = ticked.with(|ticked| {
            let of = |n: &usize| {
                let holds = session.item(*n, |item| item.grounds.contains(&ground));
                holds.unwrap_or(false)
            };
            (ticked.iter().filter(|n| of(n)).count(), ticked.len())
        });
        (all > 0 && session.keeper.mode() != engine::activity::Mode::Exam)
            .then(|| format!("这一理由对勾选的 {all} 项中的 {own} 项成立"))
    };
    let off = move || (count() == 0 || !session.open()).to_string();
    view! {
        <div class="actions" role="group" aria-label="对勾选事项">
            <span class="count-line">{move || format!("已勾选 {} 项", count())}</span>
            <button type="button" class="button primary small" aria-disabled=off on:click=move |_| decide(Verdict::Accept)>"承接"</button>
            <span class="with-ground">
                <label><span class="sr">"暂缓、退回的理由"</span><select class="input" on:change=choose>{options}</select></label>
                <button type="button" class="button small" aria-disabled=off on:click=move |_| decide(Verdict::Defer)>"暂缓"</button>
                <button type="button" class="button small" aria-disabled=off on:click=move |_| decide(Verdict::Return)>"退回"</button>
            </span>
            {(!deciding).then(|| view! {
                <button type="button" class="button small" aria-disabled=off on:click=move |_| guides()>"写指南"</button>
                <button type="button" class="button small" aria-disabled=off on:click=move |_| more(|items| Command::GoLive { items }, "已上线")>"上线"</button>
                <button type="button" class="button small" aria-disabled=off on:click=move |_| more(|items| Command::Rest { items }, "已停用")>"停用"</button>
            })}
            <span class="soft fits">{fits}</span>
        </div>
    }
}
