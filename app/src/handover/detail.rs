use super::Session;
use crate::ui::Basis;
use engine::handover::sim::{GATES, Part};
use engine::handover::view::ItemView;
use engine::handover::{ItemData, Verdict};
use leptos::prelude::*;

/// Note, basis, readiness part by part, what came of it.
#[component]
pub fn Detail(n: usize, data: StoredValue<ItemData>) -> impl IntoView {
    let session = expect_context::<Session>();
    let (note, basis, wants) = data.with_value(|item| {
        let basis: Vec<String> = item.basis.iter().map(ToString::to_string).collect();
        (item.note.clone(), basis, wants(session, item))
    });
    let pass = session.town(|town| town.ready_at).unwrap_or_default();
    let parts = move || session.item(n, |item| readiness(item, pass));
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

fn readiness(item: &ItemView, pass: i64) -> impl IntoView + use<> {
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
    view! { <h4>{format!("准备度 {} 分，{pass} 分达标", item.score)}</h4><ul class="part-list">{rows}</ul> }
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
