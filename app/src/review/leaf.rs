use super::clip::Recorder;
use super::desk::{Desk, Half};
use super::exhibit::Exhibit;
use super::naming::pages;
use super::paper::Sheet;
use super::words::Shade;
use crate::text;
use engine::review::{FileLeaf, Spot};
use leptos::prelude::*;

/// One place of the desk with the leaf that lies there.
#[component]
pub fn Leaf(half: Half) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = Memo::new(move |_| match half {
        Half::First => desk.first.get(),
        Half::Second => desk.second.get().unwrap_or_default(),
    });
    let body = move || desk.leaf(&open.get()).map(|leaf| drawn(desk, leaf));
    let none = move || open.with(String::is_empty);
    view! {
        <div class="review-half" data-item=move || open.get() tabindex="0" role="region" aria-label=if half == Half::First { "文书正文" } else { "并排文书正文" }>
            <Show when=move || !none() fallback=|| view! { <p class="soft empty leaf-none">"在目录里点一份材料，开始看。"</p> }>
                <Head half=half open=open/>
            </Show>
            {body}
        </div>
    }
}

#[component]
fn Head(half: Half, open: Memo<String>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let about = move || {
        let leaf = desk.leaf(&open.get())?;
        Some(format!("{}　{}", pages(&leaf), text::short_moment(leaf.at)))
    };
    let title = move || desk.leaf(&open.get()).map(|leaf| leaf.label);
    let options = desk.file.with_value(|file| {
        let option = |leaf: &FileLeaf| (leaf.id.clone(), format!("{}　{}", leaf.page, leaf.label));
        file.leaves.iter().map(option).collect::<Vec<_>>()
    });
    let options = StoredValue::new(options);
    let choose = move |id: String| match half {
        Half::First => desk.show(&id),
        Half::Second => {
            if desk.session.turn(&id) {
                desk.second.set(Some(id));
            }
        }
    };
    let list = move || {
        let items = options.get_value().into_iter().map(|(id, name)| {
            let own = id.clone();
            view! { <option value=id selected=move || open.get() == own>{name}</option> }
        });
        let label = if half == Half::First {
            "左边的文书"
        } else {
            "右边的文书"
        };
        view! {
            <select class="input leaf-choice" aria-label=label on:change=move |event| choose(event_target_value(&event))>{items.collect_view()}</select>
        }
    };
    let split = move || desk.second.with(Option::is_some);
    let beside = move |_| {
        let next = match desk.second.get_untracked() {
            Some(_) => None,
            None => Some(neighbour(desk)),
        };
        desk.second.set(next);
    };
    let whole = move |_| {
        desk.mark(Spot {
            item: open.get_untracked(),
            field: String::new(),
            span: None,
            missing: String::new(),
        })
    };
    view! {
        <header class="leaf-head">
            <div class="leaf-name">
                <Show when=split fallback=move || view! { <h2>{title}</h2> }>{list()}</Show>
                <p class="soft">{about}</p>
            </div>
            <p class="leaf-tools">
                <button type="button" class="button" on:click=whole>"标注整件"</button>
                {(half == Half::First).then(|| view! {
                    <button type="button" class="button leaf-beside" aria-pressed=move || split().to_string() on:click=beside>"并排"</button>
                })}
            </p>
        </header>
    }
}

/// The leaf to lay beside the first: the one after it.
fn neighbour(desk: Desk) -> String {
    let open = desk.first.get_untracked();
    desk.file.with_value(|file| {
        let at = file.leaves.iter().position(|leaf| leaf.id == open);
        let (before, after) = file.leaves.split_at(at.map_or(0, |at| at + 1));
        // Laying something beside it is no reason to let time pass.
        let mut next = after.iter().chain(before);
        next.find(|leaf| desk.session.free(&leaf.id))
            .map(|leaf| leaf.id.clone())
            .unwrap_or_default()
    })
}

fn drawn(desk: Desk, leaf: FileLeaf) -> AnyView {
    let id = StoredValue::new(leaf.id.clone());
    let marked = Memo::new(move |_| {
        desk.session.view.with(|view| {
            let own = view
                .marks
                .iter()
                .filter(|mark| id.with_value(|id| mark.item == *id));
            own.map(|mark| Shade {
                field: mark.field.clone(),
                span: mark.span,
            })
            .collect::<Vec<_>>()
        })
    });
    if let Some(exhibit) = leaf.exhibit.clone() {
        let copied = desk.session.copied(&leaf);
        return view! { <Exhibit exhibit=exhibit pages=leaf.pages copied=copied/> }.into_any();
    }
    let aside = Callback::new(move |(field, label): (String, String)| {
        view! { <MarkButton item=id.get_value() field=field label=label/> }.into_any()
    });
    let clips = desk.file.with_value(|file| {
        let own = file.clips.iter().filter(|clip| clip.item == leaf.id);
        own.cloned().collect::<Vec<_>>()
    });
    let span = leaf.span;
    view! {
        <Sheet leaf=leaf shades=marked aside=aside/>
        {(!clips.is_empty()).then(|| view! { <Recorder clips=clips stated=span/> })}
    }
    .into_any()
}

/// Marks a field, or the words that are selected in it.
#[component]
fn MarkButton(item: String, field: String, label: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let place = StoredValue::new((item, field));
    let span = Memo::new(move |_| {
        let picked = desk.picked.get()?;
        let own = place.with_value(|(item, field)| *item == picked.item && *field == picked.field);
        own.then_some(picked.span)
    });
    let mark = move |_| {
        let (item, field) = place.get_value();
        desk.mark(Spot {
            item,
            field,
            span: span.get_untracked(),
            missing: String::new(),
        });
    };
    let name = move || match span.get() {
        Some(_) => format!("标注所选：{label}"),
        None => format!("标注：{label}"),
    };
    view! {
        <button type="button" class="spot-mark" class:selected=move || span.get().is_some() aria-label=name
            on:mousedown=|event| event.prevent_default() on:click=mark>
            {move || if span.get().is_some() { "标注所选" } else { "标注" }}
        </button>
    }
}
