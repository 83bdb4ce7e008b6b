//! What a mark is chosen from.

use super::desk::Desk;
use engine::activity::Choice;
use engine::review::{Category, Remedy};
use engine::score::Severity;
use leptos::prelude::*;

/// 有把握的程度, 1 ..= 3.
pub const CONFIDENCE: [(&str, &str); 3] = [("1", "存疑"), ("2", "较有把握"), ("3", "确定")];

/// Words to choose from.
pub fn options<const N: usize>(names: [&'static str; N]) -> Vec<Choice> {
    let option = |name: &str| Choice {
        id: name.to_owned(),
        label: name.to_owned(),
        note: String::new(),
    };
    names.into_iter().map(option).collect()
}

/// The levels of confidence to choose from.
pub fn levels() -> Vec<Choice> {
    let option = |(id, name): (&str, &str)| Choice {
        id: id.to_owned(),
        label: name.to_owned(),
        note: String::new(),
    };
    CONFIDENCE.into_iter().map(option).collect()
}

/// What is picked of several words.
type Picks = RwSignal<Vec<String>>;

/// What is picked, or what is not yet.
pub fn chosen(
    category: Picks,
    severity: Picks,
    remedy: Picks,
    confidence: Picks,
) -> Result<(Category, Severity, Remedy, u8), &'static str> {
    let first = |picks: Picks| {
        picks
            .with_untracked(|picks| picks.first().cloned())
            .unwrap_or_default()
    };
    let (one, two, three) = (first(category), first(severity), first(remedy));
    let category = Category::ALL
        .into_iter()
        .find(|own| own.chinese() == one)
        .ok_or("类别")?;
    let severity = Severity::ALL
        .into_iter()
        .find(|own| own.chinese() == two)
        .ok_or("后果")?;
    let remedy = Remedy::ALL
        .into_iter()
        .find(|own| own.chinese() == three)
        .ok_or("处理意见")?;
    let confidence = first(confidence).parse().map_err(|_| "把握")?;
    Ok((category, severity, remedy, confidence))
}

/// Which document is missing.
#[component]
pub fn Missing(value: RwSignal<String>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let templates = desk.file.with_value(|file| file.templates.clone());
    let items = templates.into_iter().map(|(id, name)| {
        let own = id.clone();
        view! { <option value=id selected=move || value.get() == own>{name}</option> }
    });
    view! {
        <label class="field"><span class="field-label">"缺少的文书"</span>
            <select class="input" on:change=move |event| value.set(event_target_value(&event))>
                <option value="">"请选择"</option>{items.collect_view()}
            </select>
        </label>
    }
}
