use crate::ctx::Ctx;
use crate::store::RunHeader;
use crate::text;
use crate::ui::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Every run on this computer, each to be deleted by itself.
#[component]
pub fn RunList(
    runs: Vec<RunHeader>,
    told: RwSignal<Option<Result<String, String>>>,
    changed: Callback<()>,
) -> impl IntoView {
    let asking = RwSignal::new(None::<(String, String)>);
    let rows = runs
        .into_iter()
        .map(|run| {
            let name = format!("{}（{}，{}）", run.record.title, text::mode_name(run.record.mode), run.place);
            let result = match run.score {
                Some(score) => format!("{} 分", text::points(score)),
                None => format!("已办 {} 步", run.entries),
            };
            let label = format!("删除{name}");
            let ask = { let name = name.clone(); move |_| asking.set(Some((run.id.clone(), name.clone()))) };
            view! {
                <li><span>{name}</span><span class="soft">{result}</span>
                    <button type="button" class="link-button" aria-label=label on:click=ask>"删除"</button></li>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>"查看每次办案"</summary>
            <ul class="run-list">{rows}</ul>
        </details>
        {move || asking.get().map(|(id, name)| view! { <Remove id=id name=name asking=asking told=told changed=changed/> })}
    }
}

#[component]
fn Remove(
    id: String,
    name: String,
    asking: RwSignal<Option<(String, String)>>,
    told: RwSignal<Option<Result<String, String>>>,
    changed: Callback<()>,
) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let remove = move |_| {
        let id = id.clone();
        asking.set(None);
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
        <Dialog title="删除这次办案？" on_close=Callback::new(move |()| asking.set(None))>
            <p>{name}</p>
            <p>"记录和报告都会删除，不能恢复。"</p>
            <p class="dialog-foot">
                <button type="button" class="button" on:click=move |_| asking.set(None)>"取消"</button>
                <button type="button" class="button danger" on:click=remove>"删除"</button>
            </p>
        </Dialog>
    }
}
