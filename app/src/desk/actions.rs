use super::Desk;
use super::advance::Advance;
use super::form::ActionForm;
use crate::ui::TextField;
use engine::activity::Offer;
use leptos::prelude::*;

/// 行动: everything that can be done, found by name or by group.
#[component]
pub fn Actions() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let wanted = RwSignal::new(String::new());
    let groups = Memo::new(move |_| {
        let words = wanted.get();
        desk.session
            .offers
            .with(|offers| grouped(offers, words.trim()))
    });
    let only = Callback::new(move |()| {
        // Enter opens the action if the search leaves just one.
        let ids: Vec<String> = groups
            .with_untracked(|groups| groups.iter().flat_map(|(_, ids)| ids.clone()).collect());
        if let [id] = ids.as_slice() {
            desk.form.set(Some(id.clone()));
        }
    });
    let list = move || {
        let groups = groups.get();
        if groups.is_empty() {
            return view! { <p class="soft empty">"没有相符的行动。"</p> }.into_any();
        }
        groups
            .into_iter()
            .map(|(name, ids)| view! { <Group name=name ids=ids/> })
            .collect_view()
            .into_any()
    };
    let finished = move || desk.session.view.with(|view| view.finished);
    view! {
        <div class="card card-actions">
            <h2 class="sr">"行动"</h2>
            <Show when=move || !finished() fallback=|| view! { <p class="soft empty">"本次办案已经结束。"</p> }>
                <div class="find"><TextField label="搜索行动" hide_label=true value=wanted placeholder="搜索行动，如“询问”“送达”" on_enter=only/></div>
                <div class="scroll acts">{list}</div>
            </Show>
            <Advance/>
        </div>
    }
}

fn grouped(offers: &[Offer], words: &str) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for offer in offers.iter().filter(|offer| found(offer, words)) {
        match groups.iter_mut().find(|(name, _)| *name == offer.group) {
            Some((_, ids)) => ids.push(offer.id.clone()),
            None => groups.push((offer.group.clone(), vec![offer.id.clone()])),
        }
    }
    groups
}

fn found(offer: &Offer, words: &str) -> bool {
    let texts = [&offer.label, &offer.group]
        .into_iter()
        .chain(&offer.search);
    words.is_empty() || texts.into_iter().any(|text| text.contains(words))
}

#[component]
fn Group(name: String, ids: Vec<String>) -> impl IntoView {
    let id = crate::ui::fresh_id();
    view! {
        <section class="group" aria-labelledby=id>
            <h3 id=id.clone()>{name}</h3>
            <div class="group-grid">{ids.into_iter().map(|id| view! { <Action id=id/> }).collect_view()}</div>
        </section>
    }
}

#[component]
fn Action(id: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let own = StoredValue::new(id.clone());
    let offer = Memo::new(move |_| {
        session.offers.with(|offers| {
            offers
                .iter()
                .find(|offer| own.with_value(|id| offer.id == *id))
                .cloned()
        })
    });
    let open = Memo::new(move |_| {
        desk.form
            .with(|form| form.as_deref() == own.try_get_value().as_deref())
    });
    let blocked =
        move || offer.with(|offer| offer.as_ref().and_then(|offer| offer.blocked.clone()));
    let toggle = move |_| {
        let id = own.get_value();
        desk.form.update(|form| {
            *form = if form.as_deref() == Some(&id) {
                None
            } else {
                Some(id)
            }
        });
    };
    view! {
        <button type="button" class="act" class:blocked=move || blocked().is_some() data-action=id
            aria-expanded=move || open.get().to_string() on:click=toggle>
            {move || offer.with(|offer| offer.as_ref().map(|offer| offer.label.clone()))}
        </button>
        {move || {
            if !open.get() {
                return None;
            }
            let offer = offer.get()?;
            Some(match (offer.blocked.clone(), session.open()) {
                (Some(why), _) => view! { <p class="act-why" role="status">{why}</p> }.into_any(),
                (None, false) => view! { <p class="act-why" role="status">"本页面现在只供查看。"</p> }.into_any(),
                (None, true) => view! { <ActionForm offer=offer/> }.into_any(),
            })
        }}
    }
}
