use super::store::{self, Edits, MOST_BYTES};
use crate::dom;
use engine::handover::ParameterData;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Takes the parameters out as a file, brings them in from one, sets all back.
#[component]
pub fn Files(
    known: Arc<Vec<ParameterData>>,
    edits: RwSignal<Edits>,
    replace: Callback<Edits>,
) -> impl IntoView {
    let told = RwSignal::new(None::<Result<String, String>>);
    let input = NodeRef::<html::Input>::new();
    let out = move |_| {
        let saved = dom::save_file(
            "砺法模型参数.json",
            &edits.with_untracked(store::write_file),
        );
        told.set(Some(match saved {
            Ok(()) => Ok("已保存到下载文件夹。".to_owned()),
            Err(_) => Err("浏览器没有保存文件。".to_owned()),
        }));
    };
    let known = StoredValue::new(known);
    let chosen = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let file = element.files().and_then(|files| files.get(0));
        element.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let Some(known) = known.try_get_value() else {
                return;
            };
            let read = text(file)
                .await
                .and_then(|text| store::read_file(&known, &text));
            let outcome = read.map(|all| {
                let count = all.len();
                replace.run(all);
                format!("已导入，改了{count}项，其余恢复原值。")
            });
            told.try_set(Some(
                outcome.map_err(|why| format!("没有导入任何内容。{why}")),
            ));
        });
    };
    let reset = move |_| {
        replace.run(Edits::new());
        told.set(Some(Ok("已全部恢复原值。".to_owned())));
    };
    let pick = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="row">
            <button type="button" class="button" on:click=out>"导出参数"</button>
            <button type="button" class="button" on:click=pick>"导入参数"</button>
            <input node_ref=input type="file" accept=".json,application/json" class="sr" tabindex="-1" aria-label="选择要导入的参数文件" on:change=chosen/>
            <button type="button" class="button" on:click=reset>"全部恢复原值"</button>
        </div>
        {move || told.get().map(|told| match told {
            Ok(text) => view! { <p class="form-ok" role="status">{text}</p> }.into_any(),
            Err(text) => view! { <p class="form-error" role="alert">{text}</p> }.into_any(),
        })}
    }
}

async fn text(file: web_sys::File) -> Result<String, String> {
    if file.size() > MOST_BYTES {
        return Err("文件过大，不是模型参数的文件。".to_owned());
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| "文件不能读取。".to_owned())?;
    let bytes = js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec();
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("文件不是文本（第{at}字节处）。")
    })
}
