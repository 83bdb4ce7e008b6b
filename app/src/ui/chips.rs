use engine::activity::Choice;
use leptos::prelude::*;

/// Options to pick one or several from; nothing is picked beforehand.
#[component]
pub fn Chips(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The options.
    options: Vec<Choice>,
    /// Several may be picked.
    #[prop(optional)]
    many: bool,
    /// Ids of what is picked, in the options' order.
    picked: RwSignal<Vec<String>>,
    /// Hide the question from sight: it stands elsewhere.
    #[prop(optional)]
    hide_legend: bool,
    /// What is picked can be changed, not cleared.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let name = super::fresh_id();
    let order: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    let order = StoredValue::new(order);
    let pick = move |id: String, on: bool| {
        picked.update(|picked| {
            if !many {
                picked.clear();
            }
            picked.retain(|other| *other != id);
            if on {
                picked.push(id);
            }
            order.with_value(|order| {
                picked.sort_by_key(|id| order.iter().position(|other| other == id))
            });
        });
    };
    // Long options stand in rows of their own.
    let rows = options
        .iter()
        .any(|option| option.label.chars().count() > 10 || !option.note.is_empty());
    let items = options
        .into_iter()
        .map(|option| {
            let (id, own) = (option.id.clone(), option.id);
            let checked = move || picked.with(|picked| picked.contains(&own));
            view! {
                <label class="chip">
                    <input type=if many { "checkbox" } else { "radio" } name=name.clone() prop:checked=checked
                        on:change=move |event| pick(id.clone(), event_target_checked(&event))/>
                    <span class="chip-face">
                        <span>{option.label}</span>
                        {(!option.note.is_empty()).then(|| view! { <small>{option.note}</small> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="chips" class:chips-rows=rows>
            <legend class=if hide_legend { "sr" } else { "field-label" }>
                {legend}{(many && !hide_legend).then(|| view! { <span class="soft">"（可多选）"</span> })}
            </legend>
            <div class="chips-items">{items}</div>
            <Show when=move || !many && !required && picked.with(|picked| !picked.is_empty())>
                <button type="button" class="link-button chips-clear" on:click=move |_| picked.update(Vec::clear)>"清除选择"</button>
            </Show>
        </fieldset>
    }
}
