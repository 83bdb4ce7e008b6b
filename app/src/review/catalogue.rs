use super::desk::Desk;
use crate::ui::TextField;
use engine::document::template::Stage;
use engine::review::FileLeaf;
use leptos::prelude::*;

/// 卷内目录: by parts of the volume, with pages, marks and a search through all of it.
#[component]
pub fn Catalogue() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = RwSignal::new(String::new());
    let parts = move || {
        let wanted = words.get().trim().to_owned();
        let found: Vec<(Entry, Option<String>)> = desk.file.with_value(|file| {
            let matching = file.leaves.iter().filter_map(|leaf| {
                if wanted.is_empty() {
                    return Some((Entry::of(leaf), None));
                }
                if !desk.session.searchable() {
                    return leaf
                        .label
                        .contains(&wanted)
                        .then(|| (Entry::of(leaf), None));
                }
                found_in(leaf, &wanted).map(|place| (Entry::of(leaf), Some(place)))
            });
            matching.collect()
        });
        if found.is_empty() {
            let line = if desk.session.searchable() {
                "卷内没有这几个字。"
            } else {
                "目录里没有这样的材料。纸质卷不能查找正文。"
            };
            return view! { <p class="soft empty">{line}</p> }.into_any();
        }
        let part = |stage: Stage| {
            let own: Vec<_> = found
                .iter()
                .filter(|(entry, _)| entry.stage == stage)
                .cloned()
                .collect();
            (!own.is_empty()).then(|| {
                let rows = own
                    .into_iter()
                    .map(|(entry, place)| view! { <Row entry=entry place=place/> });
                view! {
                    <h2 class="catalogue-part">{stage.chinese()}</h2>
                    <ul class="catalogue-list">{rows.collect_view()}</ul>
                }
            })
        };
        Stage::ALL.map(part).collect_view().into_any()
    };
    let hint = if desk.session.searchable() {
        "查找字句、人名、日期"
    } else {
        "查找材料名称"
    };
    view! {
        <div class="catalogue-find"><TextField label="在案卷中查找" hide_label=true placeholder=hint value=words max=40/></div>
        <div class="scroll catalogue" aria-label="卷内目录" role="group">{parts}</div>
    }
}

/// A leaf as the catalogue lists it.
#[derive(Clone)]
struct Entry {
    id: String,
    label: String,
    stage: Stage,
    page: u32,
    pages: u32,
    evidence: bool,
}

impl Entry {
    fn of(leaf: &FileLeaf) -> Entry {
        Entry {
            id: leaf.id.clone(),
            label: leaf.label.clone(),
            stage: leaf.stage,
            page: leaf.page,
            pages: leaf.pages,
            evidence: leaf.exhibit.is_some(),
        }
    }
}

#[component]
fn Row(entry: Entry, place: Option<String>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let leaf = entry.id.clone();
    let id = StoredValue::new(entry.id);
    let marks = Memo::new(move |_| {
        desk.session.view.with(|view| {
            let own = |mark: &&engine::review::ReviewMark| id.with_value(|id| mark.item == *id);
            view.marks.iter().filter(own).count()
        })
    });
    let about = move || {
        let price = id.with_value(|id| desk.session.price(id, entry.pages));
        price.or_else(|| entry.evidence.then(|| "证据".to_owned()))
    };
    let current = move || {
        let open = id.with_value(|id| desk.first.with(|open| open == id));
        open.then_some("true")
    };
    view! {
        <li>
            <button type="button" class="file-row" data-leaf=leaf aria-current=current on:click=move |_| id.with_value(|id| desk.show(id))>
                <i>{entry.page}</i>
                <span>{entry.label}{place.map(|place| view! { <small>{place}</small> })}</span>
                <em>
                    <Show when=move || marks.with(|count| *count != 0) fallback=about>
                        <b class="mark-count">{marks}<span class="sr">" 处标注"</span></b>
                    </Show>
                </em>
            </button>
        </li>
    }
}

/// So many characters are shown before what was found.
const BEFORE: usize = 8;
/// So many from there on.
const AFTER: usize = 22;

/// What is found in a leaf, with a little around it.
fn found_in(leaf: &FileLeaf, words: &str) -> Option<String> {
    if leaf.label.contains(words) {
        return Some(String::new());
    }
    let mut texts: Vec<String> = leaf.fields.iter().map(|field| field.text.clone()).collect();
    if let Some(paper) = &leaf.paper {
        texts.push(paper.plain());
    }
    if let Some(exhibit) = &leaf.exhibit {
        texts.extend([
            exhibit.shows.clone(),
            exhibit.place.clone(),
            exhibit.taken.clone(),
        ]);
        texts.extend(exhibit.takers.clone());
    }
    let text = texts.iter().find(|text| text.contains(words))?;
    let (ahead, rest) = text.split_once(words)?;
    let skipped = ahead.chars().count().saturating_sub(BEFORE);
    let ahead: String = ahead.chars().skip(skipped).collect();
    let after: String = rest.chars().take(AFTER).collect();
    let line = format!("{ahead}{words}{after}").replace('\n', " ");
    Some(line)
}
