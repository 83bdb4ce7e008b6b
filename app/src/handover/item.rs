use super::bulk::Ticked;
use super::{Session, words};
use crate::ui::Basis;
use engine::handover::sim::{GATES, Part};
use engine::handover::view::ItemView;
use engine::handover::{Depth, ItemData, Verdict};
use leptos::prelude::*;

/// One item in a list: a tick, its name, how it stands; opens to all that is known of it.
#[component]
pub fn Line(n: usize, ticked: Ticked) -> impl IntoView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    let Some(data) = session.content(|data| data.items.get(n).cloned()) else {
        return ().into_any();
    };
    let item = Memo::new(move |_| {
        session.item(n, |item| {
            (
                item.score,
                item.expected,
                words::standing(item),
                words::standing_class(item),
            )
        })
    });
    let tick = move |event| {
        let on = event_target_checked(&event);
        ticked.update(|ticked| {
            if on {
                ticked.insert(n);
            } else {
                ticked.remove(&n);
            }
        });
    };
    let id = format!("item-{n}");
    let about = facts(&data);
    let name = data.name.clone();
    let detail = StoredValue::new(data);
    let expected = move || {
        item.get().map(|(_, expected, ..)| match expected {
            // Measures are taken in the cases of other items.
            0 => "随案使用".to_owned(),
            expected => format!("十三周约 {} 件", words::thousandths(expected)),
        })
    };
    let tag = move || {
        item.get()
            .map(|(_, _, word, class)| view! { <span class=class>{word}</span> })
    };
    let score = move || item.get().map_or(0, |(score, ..)| score);
    view! {
        <li class="item-line">
            <label class="tick"><input type="checkbox" prop:checked=move || ticked.with(|ticked| ticked.contains(&n)) on:change=tick/><span class="sr">{format!("勾选 {name}")}</span></label>
            <button type="button" class="item-name" aria-expanded=move || open.get().to_string() aria-controls=id.clone() on:click=move |_| open.update(|open| *open = !*open)>
                <span>{name}</span>
                <small class="soft">{about}"　"{expected}</small>
            </button>
            <span class="item-state">{tag}<span class="ready" title="准备度"><span style=move || format!("width:{}%", score())></span><b>{score}</b></span></span>
            <div id=id class="item-more"><Show when=move || open.get()><Detail n=n data=detail/></Show></div>
        </li>
    }
    .into_any()
}

fn facts(data: &ItemData) -> String {
    let depth = if data.depth == Depth::Professional {
        "专业"
    } else {
        "一般"
    };
    let risk = match data.risk {
        1 => "低风险",
        2 => "中风险",
        _ => "高风险",
    };
    let simple = if data.simple {
        "，可简案快办"
    } else {
        ""
    };
    format!("{}　{depth}　{risk}{simple}", data.origin)
}

/// Note, basis, readiness part by part, what came of it.
#[component]
fn Detail(n: usize, data: StoredValue<ItemData>) -> impl IntoView {
    let session = expect_context::<Session>();
    let (note, basis, wants) = data.with_value(|item| {
        let basis: Vec<String> = item.basis.iter().map(ToString::to_string).collect();
        (item.note.clone(), basis, wants(session, item))
    });
    let parts = move || session.item(n, readiness);
    let told = move || session.item(n, |item| history(session, item));
    view! {
        <p>{note}</p>
        <Basis items=basis/>
        {(!wants.is_empty()).then(|| view! { <p class="soft">{wants}</p> })}
        <div class="parts">{parts}</div>
        <p class="soft">{told}</p>
    }
}

/// What it takes beyond people: equipment, partners, documents.
fn wants(session: Session, item: &ItemData) -> String {
    session.content(|data| {
        let equipment = data.equipment.iter().map(|one| (&one.id, &one.name));
        let partners = data.partners.iter().map(|one| (&one.id, &one.name));
        let documents = data.documents.iter().map(|one| (&one.id, &one.name));
        [
            listed("要用", &item.equipment, equipment),
            listed("要协作", &item.partners, partners),
            listed("常用文书", &item.documents, documents),
        ]
        .concat()
    })
}

/// The names of what is asked for, as a sentence; nothing where nothing is asked for.
fn listed<'a>(
    what: &str,
    ids: &[String],
    known: impl Iterator<Item = (&'a String, &'a String)> + Clone,
) -> String {
    let name = |id| known.clone().find(|(own, _)| *own == id);
    let names: Vec<&str> = ids
        .iter()
        .filter_map(name)
        .map(|(_, name)| name.as_str())
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!("{what}：{}。", names.join("、"))
}

fn readiness(item: &ItemView) -> impl IntoView + use<> {
    let rows = Part::ALL.iter().zip(item.parts).map(|((part, worth), percent)| {
        let gate = GATES.contains(part);
        let class = match (percent, gate) {
            (100, _) => "part done",
            (_, true) => "part shut",
            _ => "part",
        };
        let mark = if gate { "硬门槛" } else { "" };
        view! {
            <li class=class>
                <span>{part.chinese()}<small>{mark}</small></span>
                <span class="bar" aria-hidden="true"><span style=format!("width:{percent}%")></span></span>
                <span class="num">{format!("{}/{worth}", worth * percent / 100)}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! { <h4>{format!("准备度 {} 分", item.score)}</h4><ul class="part-list">{rows}</ul> }
}

fn history(session: Session, item: &ItemView) -> String {
    let mut told = Vec::new();
    if let Some((verdict, week)) = item.verdict {
        let ground = item.ground.and_then(|id| {
            session.content(|data| {
                Some(
                    data.grounds
                        .iter()
                        .find(|ground| ground.id == id)?
                        .name
                        .clone(),
                )
            })
        });
        let mut text = format!("第 {week} 周{}", verdict.chinese());
        if let Some(ground) = ground {
            text.push_str(&format!(
                "，理由：{ground}（{}）",
                if item.grounded { "成立" } else { "不成立" }
            ));
        }
        told.push(text);
        if verdict == Verdict::Accept {
            told.push(if item.guide {
                "办事指南已写".to_owned()
            } else if item.asked {
                "办事指南在写".to_owned()
            } else {
                "办事指南未写".to_owned()
            });
        }
    }
    if let Some(week) = item.live {
        told.push(format!("第 {week} 周上线"));
    }
    told.push(format!(
        "来过线索 {} 件，镇里办 {} 件，作出决定 {} 件",
        item.clues, item.handled, item.decided
    ));
    if item.spoilt > 0 {
        told.push(format!("其中有问题 {} 件", item.spoilt));
    }
    told.join("；") + "。"
}
