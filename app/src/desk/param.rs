use super::draft::Field;
use crate::ui::{Chips, DateField, MoneyField, Stepper, TextField};
use engine::activity::ParamKind;
use engine::calendar::Date;
use leptos::prelude::*;

/// The control for one parameter.
#[component]
pub fn ParamField(
    field: Field,
    today: Date,
    fault: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let Field {
        param,
        picked,
        text,
        date,
    } = field;
    let many = param.kind == ParamKind::Many;
    let label = if param.optional && !many {
        format!("{}（可不填）", param.label)
    } else {
        param.label
    };
    let id = param.id;
    let control = match param.kind {
        ParamKind::One => {
            view! { <Chips legend=label options=param.options picked=picked/> }.into_any()
        }
        ParamKind::Many => {
            view! { <Chips legend=label options=param.options picked=picked many=true/> }.into_any()
        }
        ParamKind::Money => {
            view! { <MoneyField label=label value=text hint=param.hint/> }.into_any()
        }
        ParamKind::Number => view! { <Stepper label=label value=text unit=param.hint/> }.into_any(),
        ParamKind::Date => view! { <DateField label=label value=date today=today/> }.into_any(),
        ParamKind::Text => {
            view! { <TextField label=label value=text multiline=true max=2000 hint=param.hint/> }
                .into_any()
        }
    };
    let message = Memo::new(move |_| {
        fault
            .get()
            .filter(|(at, _)| *at == id)
            .map(|(_, message)| message)
    });
    view! {
        <div class="param" class:faulty=move || message.with(Option::is_some)>
            {move || message.get().map(|message| view! { <p class="form-error" role="alert">{message}</p> })}
            {control}
        </div>
    }
}
