use super::Session;
use engine::organisation::routing::DestinationData;
use leptos::prelude::*;

/// Every destination, under its heading; one press sends the card.
#[component]
pub fn Places(send: Callback<String>) -> impl IntoView {
    let session = expect_context::<Session>();
    let destinations = session
        .view
        .with_untracked(|view| view.destinations.clone());
    let groups = grouped(destinations).into_iter().map(|(group, list)| {
        let buttons = list.into_iter().map(|destination| {
            let to = destination.id.clone();
            view! {
                <li><button type="button" class="place" data-to=destination.id on:click=move |_| send.run(to.clone())>
                    <strong>{destination.name}</strong><small>{destination.note}</small>
                </button></li>
            }
        });
        let label = group.clone();
        view! {
            <section class="place-group" aria-label=label>
                <h3>{group}</h3>
                <ul>{buttons.collect_view()}</ul>
            </section>
        }
    });
    view! { <div class="places">{groups.collect_view()}</div> }
}

/// By heading, in order.
fn grouped(destinations: Vec<DestinationData>) -> Vec<(String, Vec<DestinationData>)> {
    let mut groups: Vec<(String, Vec<DestinationData>)> = Vec::new();
    for destination in destinations {
        match groups
            .iter_mut()
            .find(|(group, _)| *group == destination.group)
        {
            Some((_, list)) => list.push(destination),
            None => groups.push((destination.group.clone(), vec![destination])),
        }
    }
    groups
}
