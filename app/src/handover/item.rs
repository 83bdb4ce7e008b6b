use super::bulk::Ticked;
use super::detail::Detail;
use super::{Session, words};
use engine::handover::{Depth, ItemData};
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
                item.accepted() && !item.gated,
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
        item.get().map(|(_, _, word, class, shut)| {
            let gate = shut.then(|| view! { <small class="gate-shut">"硬门槛未过"</small> });
            view! { <span class="item-tags"><span class=class>{word}</span>{gate}</span> }
        })
    };
    let score = move || item.get().map_or(0, |(score, ..)| score);
    let pass = session.town(|town| town.ready_at).unwrap_or_default();
    view! {
        <li class="item-line">
            <label class="tick"><input type="checkbox" prop:checked=move || ticked.with(|ticked| ticked.contains(&n)) on:change=tick/><span class="sr">{format!("勾选 {name}")}</span></label>
            <button type="button" class="item-name" aria-expanded=move || open.get().to_string() aria-controls=id.clone() on:click=move |_| open.update(|open| *open = !*open)>
                <span>{name}</span>
                <small class="soft">{about}"　"{expected}</small>
            </button>
            <span class="item-state">{tag}<span class="ready" style=format!("--pass:{pass}%")><b>{move || format!("准备度 {}（达标 {pass}）", score())}</b><span style=move || format!("width:{}%", score())></span></span></span>
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
