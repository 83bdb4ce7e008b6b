use super::settings_data::Told;
use crate::ctx::Ctx;
use crate::store::{Archive, ArchiveFault, MAX_BYTES, Plan, RunFault, StoreError};
use crate::ui::Dialog;
use crate::{dom, import, store, text};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

#[derive(Clone)]
struct Ready {
    archive: Archive,
    plan: Plan,
}

/// Chooses a file, checks it entirely, asks, and only then writes.
#[component]
pub fn Import(told: Told, changed: Callback<()>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let input = NodeRef::<html::Input>::new();
    let ready = RwSignal::new(None::<Ready>);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let chosen = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let file = element.files().and_then(|files| files.get(0));
        element.set_value("");
        let Some(file) = file else { return };
        told.set(None);
        spawn_local(async move {
            let outcome = read_file(ctx, file, progress).await;
            progress.try_set(None);
            match outcome {
                Ok(found) => drop(ready.try_set(Some(found))),
                Err(why) => drop(told.try_set(Some(Err(why)))),
            }
        });
    };
    view! {
        <button type="button" class="button" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click(); } }>"导入数据"</button>
        <input node_ref=input type="file" accept=".json,application/json" class="sr" tabindex="-1" aria-label="选择要导入的数据文件" on:change=chosen/>
        {move || progress.get().map(|(n, of)| view! {
            <span role="status" class="soft">{format!("正在核对第 {n} / {of} 次办案……")}</span>
        })}
        {move || ready.get().map(|found| view! { <Confirm found=found ready=ready told=told changed=changed/> })}
    }
}

#[component]
fn Confirm(
    found: Ready,
    ready: RwSignal<Option<Ready>>,
    told: Told,
    changed: Callback<()>,
) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let with_settings = RwSignal::new(false);
    let Ready { archive, plan } = found;
    let parts = [
        ("新增", plan.added),
        ("更新", plan.extended),
        ("另存（与本机同号但内容不同）", plan.renamed),
        ("本机已有，不再导入", plan.same),
    ];
    let lines = parts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| view! { <li>{name}"："{n}" 次"</li> })
        .collect_view();
    let has_settings = archive.settings.is_some();
    let archive = StoredValue::new((archive, plan));
    let go = move |_| {
        let (archive, plan) = archive.get_value();
        // The question goes with its dialog, and the answer with it.
        let settings_too = with_settings.get_untracked();
        ready.set(None);
        spawn_local(async move {
            let Some(store) = ctx.store() else { return };
            let outcome = match store.restore(&plan.write, &archive.bundles).await {
                Ok(()) => {
                    if let Some(stored) = archive.settings.filter(|_| settings_too) {
                        ctx.set(|settings| *settings = stored.checked());
                    }
                    Ok(format!("已导入 {} 次办案记录。", plan.write.len()))
                }
                Err(error) => Err(format!("没有导入任何内容。{}", text::store_error(&error))),
            };
            told.try_set(Some(outcome));
            changed.run(());
        });
    };
    view! {
        <Dialog title="导入数据" on_close=Callback::new(move |()| ready.set(None))>
            <p>"文件已经核对，可以导入："</p>
            <ul class="bullets">{lines}</ul>
            {has_settings.then(|| view! {
                <label class="pick"><input type="checkbox" prop:checked=move || with_settings.get() on:change=move |event| with_settings.set(event_target_checked(&event))/>
                    <span>"同时恢复姓名、单位和显示设置"</span></label>
            })}
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=go>"导入"</button>
                <button type="button" class="button" on:click=move |_| ready.set(None)>"取消"</button>
            </p>
        </Dialog>
    }
}

/// Reads and checks a file entirely; nothing is written.
async fn read_file(
    ctx: Ctx,
    file: web_sys::File,
    progress: RwSignal<Option<(usize, usize)>>,
) -> Result<Ready, String> {
    let nothing = |why: String| format!("没有导入任何内容。{why}");
    if file.size() > MAX_BYTES as f64 {
        return Err(nothing(fault(
            &ArchiveFault::TooLarge(file.size() as usize),
        )));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| nothing("文件不能读取。".into()))?;
    let bytes = js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec();
    let archive = store::read(&bytes).map_err(|error| nothing(fault(&error)))?;
    import::verify(&archive, |n, of| progress.set(Some((n, of))))
        .await
        .map_err(|error| nothing(fault(&error)))?;
    let store = ctx
        .store()
        .ok_or_else(|| nothing(text::store_error(&StoreError::Unavailable)))?;
    let (present, _) = store
        .dump()
        .await
        .map_err(|error| nothing(text::store_error(&error)))?;
    let plan = store::plan(&present, &archive, dom::fresh_id);
    Ok(Ready { archive, plan })
}

fn fault(fault: &ArchiveFault) -> String {
    match fault {
        ArchiveFault::TooLarge(bytes) => format!(
            "文件有 {} MB，超过 {} MB 的上限。",
            bytes >> 20,
            MAX_BYTES >> 20
        ),
        ArchiveFault::NotText(at) => format!("文件不是文本（第 {at} 字节处）。"),
        ArchiveFault::Malformed(line, column, what) => {
            format!("文件第 {line} 行第 {column} 列不能识别（{what}）。")
        }
        ArchiveFault::OtherFormat => "这不是砺法导出的数据文件。".to_owned(),
        ArchiveFault::Newer(version) => {
            format!("文件由更新版本的砺法导出（版本 {version}），请更新后再导入。")
        }
        ArchiveFault::Bundle(n) => format!("文件中第 {n} 个案例内容与其编号不符。"),
        ArchiveFault::Run(n, title, what) => {
            let what = match what {
                RunFault::Id => "编号不合格式",
                RunFault::Twice => "编号重复",
                RunFault::NoBundle => "缺少所用的案例内容",
                RunFault::Count => "步数与记录不符",
                RunFault::Replay => "不能重现",
            };
            let title: String = title.chars().take(40).collect();
            format!("文件中第 {n} 次办案（{title}）{what}。")
        }
    }
}
