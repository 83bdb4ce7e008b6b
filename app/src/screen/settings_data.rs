use super::settings_import::Import;
use super::settings_runs::RunList;
use crate::ctx::Ctx;
use crate::store::{Archive, ArchivedRun, Listing};
use crate::ui::Dialog;
use crate::{dom, kept, settings, store, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Export, import, erase; records that cannot be read.
#[component]
pub fn DataSection() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let listing = RwSignal::new(None::<Listing>);
    let told = RwSignal::new(None::<Result<String, String>>);
    let look = move || {
        spawn_local(async move {
            let Some(store) = ctx.store() else { return };
            match store.list().await {
                Ok(found) => {
                    if ctx.lasting() {
                        kept::forget_orphans(&found);
                    }
                    listing.try_set(Some(found));
                }
                Err(error) => drop(told.try_set(Some(Err(text::store_error(&error))))),
            }
        });
    };
    look();
    let changed = Callback::new(move |()| look());
    let count =
        move || listing.with(|listing| listing.as_ref().map_or(0, |listing| listing.runs.len()));
    let damaged = move || {
        listing.with(|listing| {
            listing
                .as_ref()
                .map(|listing| listing.damaged.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <section class="card sheet-section" aria-labelledby="data-title">
            <h2 id="data-title">"数据"</h2>
            <p>"本机有 "{count}" 次办案记录。"{(!ctx.lasting()).then_some("浏览器不允许保存，关闭页面后记录即消失。")}</p>
            <p class="soft">"浏览器清理数据时会一并清除；换电脑或者清理之前，请先导出。"</p>
            <div class="row">
                <Export told=told/>
                <Import told=told changed=changed/>
                <Erase told=told changed=changed/>
            </div>
            {move || told.get().map(|told| match told {
                Ok(text) => view! { <p class="form-ok" role="status">{text}</p> }.into_any(),
                Err(text) => view! { <p class="form-error" role="alert">{text}</p> }.into_any(),
            })}
            {move || {
                let runs = listing.with(|listing| listing.as_ref().map(|listing| listing.runs.clone()).unwrap_or_default());
                (!runs.is_empty()).then(|| view! { <RunList runs=runs told=told changed=changed/> })
            }}
            {move || damaged().into_iter().map(|(id, raw)| view! { <Damaged id=id raw=raw told=told changed=changed/> }).collect_view()}
        </section>
    }
}

/// The latest outcome, good or bad.
pub type Told = RwSignal<Option<Result<String, String>>>;

#[component]
fn Export(told: Told) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let export = move |_| {
        spawn_local(async move {
            let Some(store) = ctx.store() else { return };
            let outcome = match store.dump().await {
                Ok((runs, bundles)) => {
                    let count = runs.len();
                    let runs = runs.into_iter().map(|run| ArchivedRun {
                        header: run.header,
                        entries: run.entries,
                    });
                    let archive = Archive {
                        format: store::FORMAT.to_owned(),
                        version: store::VERSION,
                        settings: Some(ctx.settings.get_untracked()),
                        bundles,
                        runs: runs.collect(),
                    };
                    Some(engine::json::write(&archive))
                        .filter(|text| dom::save_file("砺法数据.json", text).is_ok())
                        .map(|_| format!("已导出 {count} 次办案记录。"))
                        .ok_or_else(|| "浏览器没有保存文件。".to_owned())
                }
                Err(error) => Err(text::store_error(&error)),
            };
            told.try_set(Some(outcome));
        });
    };
    view! { <button type="button" class="button" on:click=export>"导出全部数据"</button> }
}

#[component]
fn Erase(told: Told, changed: Callback<()>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let asking = RwSignal::new(false);
    let erase = move |_| {
        asking.set(false);
        spawn_local(async move {
            let Some(store) = ctx.store() else { return };
            let outcome = match store.erase().await {
                Ok(()) => {
                    settings::erase();
                    crate::organisation::forget();
                    crate::model::erase();
                    ctx.settings.set(settings::load());
                    settings::apply(&settings::load());
                    Ok("本机数据已全部清除。".to_owned())
                }
                Err(error) => Err(text::store_error(&error)),
            };
            told.try_set(Some(outcome));
            changed.run(());
        });
    };
    view! {
        <button type="button" class="button danger" on:click=move |_| asking.set(true)>"清除全部数据"</button>
        <Show when=move || asking.get()>
            <Dialog title="清除本机全部数据？" on_close=Callback::new(move |()| asking.set(false))>
                <p>"办案记录、报告、姓名和设置都会删除，不能恢复。需要保留的，请先导出。"</p>
                <p class="dialog-foot">
                    <button type="button" class="button" on:click=move |_| asking.set(false)>"取消"</button>
                    <button type="button" class="button danger" on:click=erase>"清除"</button>
                </p>
            </Dialog>
        </Show>
    }
}

/// A record that cannot be read: it can be taken out as it is, and removed if the user says so.
#[component]
fn Damaged(id: String, raw: String, told: Told, changed: Callback<()>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let name = format!("砺法_无法读取_{id}.txt");
    let save = move |_| drop(dom::save_file(&name, &raw));
    let asking = RwSignal::new(false);
    let own = id.clone();
    let remove = move |_| {
        asking.set(false);
        let id = own.clone();
        spawn_local(async move {
            let Some(store) = ctx.store() else { return };
            let outcome = store.remove(&id).await;
            told.try_set(Some(
                outcome
                    .map(|()| "已删除。".to_owned())
                    .map_err(|error| text::store_error(&error)),
            ));
            changed.run(());
        });
    };
    view! {
        <div class="banner warn">
            <p>"有一条记录不能读取（"{id}"）。原数据没有改动，其他记录不受影响。"</p>
            <button type="button" class="button" on:click=save>"导出原始数据"</button>
            <Show when=move || asking.get() fallback=move || view! { <button type="button" class="button danger" on:click=move |_| asking.set(true)>"删除"</button> }>
                <button type="button" class="button danger" on:click=remove.clone()>"确认删除这条记录"</button>
            </Show>
        </div>
    }
}
