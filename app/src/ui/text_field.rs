use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

/// A text input that an input method can compose in.
///
/// The element keeps its own value: while characters are being composed nothing is read, written, trimmed or
/// counted; the text is taken at the end of the composition and on every plain input.
#[component]
pub fn TextField(
    /// The text.
    value: RwSignal<String>,
    /// Its name.
    #[prop(into)]
    label: String,
    /// Give the name to screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Several lines.
    #[prop(optional)]
    multiline: bool,
    /// Grow with the text.
    #[prop(optional)]
    grow: bool,
    /// Most characters.
    #[prop(default = 200)]
    max: u32,
    /// Shown while empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Small print below: a unit or an example.
    #[prop(optional, into)]
    hint: String,
    /// Which keyboard a phone shows.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// Called on Enter, never while composing.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let id = super::fresh_id();
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let composing = StoredValue::new(false);
    let take = move |event: &ev::Event| value.set(event_text(event));
    let on_input = move |event: ev::Event| {
        if !composing.get_value() {
            take(&event);
        }
    };
    let on_start = move |_: ev::CompositionEvent| composing.set_value(true);
    let on_end = move |event: ev::CompositionEvent| {
        composing.set_value(false);
        take(&event);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // Safari ends the composition before it reports the key: 229 marks keys that belong to it.
        let part_of_composition =
            composing.get_value() || event.is_composing() || event.key_code() == 229;
        if event.key() == "Enter"
            && !part_of_composition
            && let Some(on_enter) = on_enter
        {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let first = value.get_untracked();
    let control = if multiline {
        let node = NodeRef::<html::Textarea>::new();
        node.on_load(move |element| element.set_value(&first));
        Effect::new(move |_| {
            let text = value.get();
            if let Some(element) = node.get().filter(|_| !composing.get_value())
                && element.value() != text
            {
                element.set_value(&text);
            }
        });
        view! {
            <textarea node_ref=node id=id.clone() class="input" class:grows=grow rows="3" maxlength=max placeholder=placeholder
                aria-describedby=described aria-label=hide_label.then(|| label.clone())
                on:input=on_input on:compositionstart=on_start on:compositionend=on_end on:keydown=on_key></textarea>
        }
        .into_any()
    } else {
        let node = NodeRef::<html::Input>::new();
        node.on_load(move |element| element.set_value(&first));
        Effect::new(move |_| {
            let text = value.get();
            if let Some(element) = node.get().filter(|_| !composing.get_value())
                && element.value() != text
            {
                element.set_value(&text);
            }
        });
        view! {
            <input node_ref=node id=id.clone() class="input" type="text" autocomplete="off" spellcheck="false"
                inputmode=keyboard maxlength=max placeholder=placeholder
                aria-describedby=described aria-label=hide_label.then(|| label.clone())
                on:input=on_input on:compositionstart=on_start on:compositionend=on_end on:keydown=on_key/>
        }
        .into_any()
    };
    view! {
        <div class="field">
            {(!hide_label).then(|| view! { <label for=id class="field-label">{label}</label> })}
            {control}
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

fn event_text(event: &ev::Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        return input.value();
    }
    target
        .dyn_ref::<web_sys::HtmlTextAreaElement>()
        .map(|area| area.value())
        .unwrap_or_default()
}
